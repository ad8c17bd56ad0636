package live.lsn.desk.fraud;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.KeyCap;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The number first: score, case, whose it is, and how much time is left.
final class CaseHeader extends CasePart<CaseHeader.Head> {
    private final CaseWords words;
    private final String account;
    private final Ticks ticks;
    private final Runnable askReveal;
    private final Label due = label("", "strong", "due");
    private final Badge state = new Badge("", Tone.NEUTRAL);
    private @Nullable FraudCase fraudCase;

    /// @param open whether the personal data are shown
    /// @param mayOpen whether the person may have them shown
    record Head(FraudCase fraudCase, boolean open, boolean mayOpen) {}

    CaseHeader(CaseWords words, String account, Ticks ticks, Runnable askReveal) {
        this.words = words;
        this.account = account;
        this.ticks = ticks;
        this.askReveal = askReveal;
        getStyleClass().add("case-header");
        setPadding(new Insets(7, 16, 8, 16));
        ticks.now().subscribe(this::tick);
    }

    @Override
    protected List<Node> draw(Head head) {
        fraudCase = head.fraudCase();
        tick(ticks.now().get());
        var score = label(String.valueOf(head.fraudCase().score()), "score", "level-text");
        var level = head.fraudCase().level().name().toLowerCase(Locale.ROOT);
        score.pseudoClassStateChanged(PseudoClass.getPseudoClass(level), true);
        score.setMinWidth(Region.USE_PREF_SIZE);
        var middle = new VBox(2, badges(head.fraudCase()), who(head));
        HBox.setHgrow(middle, Priority.ALWAYS);
        var time = label(dueAt(head.fraudCase().dueAt()), "small", "muted");
        var right = new VBox(2, due, time);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(14, score, middle, right);
        line.setAlignment(Pos.CENTER_LEFT);
        return List.of(line);
    }

    private String dueAt(Instant at) {
        return words.of("fraud.due.at", words.timeSince(at, ticks.now().get()));
    }

    private Node badges(FraudCase c) {
        var level = new Badge(words.of("fraud.level." + c.level()), tone(c));
        var number = label(c.number(), "page-title");
        number.setMinWidth(Region.USE_PREF_SIZE);
        state.setMinWidth(0);
        var line = new HBox(8, number, level, state);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node who(Head head) {
        var c = head.fraudCase();
        var name = head.open() ? plain(c.customerName()) : CaseWords.masked(c.customerName());
        var email = head.open() ? plain(c.email()) : CaseWords.maskedEmail(c.email());
        var who = label(c.orderNumber() + " · " + name + " · " + email, "small", "muted");
        var line = new HBox(6, who);
        line.setAlignment(Pos.CENTER_LEFT);
        if (head.mayOpen() && !head.open() && (c.customerName() != null || c.email() != null)) {
            var link = new Hyperlink(words.of("fraud.reveal"));
            link.getStyleClass().add("small");
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setOnAction(_ -> askReveal.run());
            line.getChildren().addAll(link, new KeyCap("P"));
        }
        return line;
    }

    /// Only what time changes.
    private void tick(Instant now) {
        var c = fraudCase;
        if (c == null) return;
        var decided = c.state() == CaseState.DECIDED;
        due.setText(decided ? words.of("fraud.state.DECIDED") : words.due(c.dueAt(), now));
        (decided ? Urgency.LATER : Urgency.of(c.dueAt(), now)).paint(due);
        var claim = c.claim();
        if (claim == null || !claim.holdsAt(now)) {
            state.setText(words.of("fraud.state." + c.state()));
            state.setTone(decided ? Tone.SUCCESS : Tone.NEUTRAL);
            return;
        }
        state.setText(
                words.of(
                        "fraud.claimed",
                        words.analyst(claim.by(), account),
                        words.span(Duration.between(now, claim.until()))));
        state.setTone(claim.by().equals(account) ? Tone.ACCENT : Tone.NEUTRAL);
    }

    private static String plain(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private static Tone tone(FraudCase c) {
        return switch (c.level()) {
            case CRITICAL -> Tone.DANGER;
            case HIGH -> Tone.SEVERE;
            case MEDIUM -> Tone.WARNING;
            case LOW -> Tone.NEUTRAL;
        };
    }
}
