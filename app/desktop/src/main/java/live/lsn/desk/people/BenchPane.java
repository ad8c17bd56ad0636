package live.lsn.desk.people;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What stands beside the list: the selected one with its acts, a form, a question before an act
/// that hurts, or a secret that is shown once.
final class BenchPane<T, D> extends BorderPane {
    private final Bench<T, D> bench;
    private final Sheets<T, D> sheets;
    private final PeopleWords words;
    private final Runnable onFacts;
    private final VBox body = new VBox();
    private @Nullable EntrySheet<T, D> form;
    private @Nullable Node first;

    /// @param onFacts takes the keyboard back where there is nothing to type here
    BenchPane(Bench<T, D> bench, Sheets<T, D> sheets, PeopleWords words, Runnable onFacts) {
        this.bench = bench;
        this.sheets = sheets;
        this.words = words;
        this.onFacts = onFacts;
        getStyleClass().add("bench-pane");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        bench.step().subscribe((_, _) -> draw());
        bench.listing()
                .selected()
                .subscribe(
                        (_, _) -> {
                            if (bench.step().get() instanceof Step.Facts<T, D>) draw();
                        });
        bench.away().subscribe((_, _) -> draw());
        draw();
    }

    /// Shows what is known now.
    void draw() {
        switch (bench.step().get()) {
            case Step.Facts<T, D> facts -> facts(facts);
            case Step.Form<T, D> open -> form(open);
            case Step.Question<T, D> question -> question(question);
            case Step.Secret<T, D> secret -> secret(secret);
        }
    }

    private void show(@Nullable EntrySheet<T, D> open, List<? extends Node> nodes) {
        form = open;
        body.getChildren().setAll(nodes);
    }

    private void facts(Step.Facts<T, D> facts) {
        var wasElsewhere = first != null;
        if (form != null && facts.done() != null) form.safe();
        first = null;
        var row = bench.listing().selected().get();
        var nodes = new ArrayList<Node>();
        if (facts.done() != null)
            nodes.add(
                    inset(
                            Parts.strip(
                                    "tone-success",
                                    "bi-check-circle",
                                    words.of(facts.done(), facts.whom()),
                                    words.more(facts.done(), facts.whom()),
                                    null)));
        if (row != null) nodes.add(sheets.facts(row));
        show(null, nodes);
        setBottom(
                row == null
                        ? null
                        : Parts.foot(sheets.deeds().stream().map(Deed::button).toList()));
        if (wasElsewhere) onFacts.run();
    }

    private static Node inset(Node node) {
        var box = new VBox(node);
        box.setPadding(new Insets(12, 16, 0, 16));
        return box;
    }

    private void form(Step.Form<T, D> open) {
        var shown = form;
        var comes = shown == null || !body.getChildren().contains(shown.node());
        if (shown == null) {
            shown = sheets.form(open.draft());
        }
        first = shown.node();
        shown.show(open);
        var nodes = new ArrayList<Node>();
        if (open.trouble() != null) nodes.add(inset(trouble(open.trouble(), shown::save)));
        nodes.add(shown.node());
        if (!body.getChildren().equals(nodes)) show(shown, nodes);
        if (!Objects.equals(getBottom(), shown.foot())) setBottom(shown.foot());
        if (comes) {
            applyCss();
            shown.focusFirst();
        }
    }

    private @Nullable String blocked() {
        var why = bench.blocked();
        return why == null ? null : words.of(why);
    }

    private ActButton leave(String key) {
        var leave = new ActButton(words.of(key), "Esc", ActButton.Kind.DEFAULT);
        leave.setOnAction(_ -> bench.leave());
        return leave;
    }

    private Node trouble(Trouble trouble, Runnable again) {
        Hyperlink link = null;
        if (trouble.lost()) {
            link = new Hyperlink(words.of("people.trouble.again"));
            link.getStyleClass().add("to");
            link.setOnAction(_ -> again.run());
        }
        return Parts.strip(
                "tone-danger",
                "bi-x-circle",
                words.of(trouble.key()),
                words.more(trouble.key()) + words.of("people.trouble.code", trouble.code()),
                link);
    }

    private void question(Step.Question<T, D> question) {
        var act = question.act();
        var whom = sheets.asked(question.whom());
        var key = "people.ask." + act;
        var nodes = new ArrayList<Node>();
        if (question.trouble() != null)
            nodes.add(inset(trouble(question.trouble(), sheets::confirm)));
        var box = new VBox(10, Parts.title(words.of(key, whom)));
        var does = List.of(words.more(key, whom).split("\\|"));
        box.getChildren().add(Parts.lines("bi-arrow-right-short", does));
        box.setPadding(new Insets(16));
        nodes.add(box);
        // The form that it came from is gone back to as it was left.
        show(question.draft() == null ? null : form, nodes);
        var confirm =
                new ActButton(
                        words.of("people.do." + act),
                        "Enter",
                        act == Act.PASSWORD || act == Act.ROTATE
                                ? ActButton.Kind.PRIMARY
                                : ActButton.Kind.DANGER);
        confirm.setBlocked(blocked());
        confirm.setOnAction(_ -> sheets.confirm());
        setBottom(Parts.foot(List.of(confirm, leave("people.leave"))));
        focus(confirm);
    }

    private void focus(Node node) {
        first = node;
        node.requestFocus();
    }

    private void secret(Step.Secret<T, D> secret) {
        var key = "people.secret." + secret.act();
        var box = new VBox(12, Parts.title(words.of(key, secret.whom())));
        if (secret.login() != null)
            box.getChildren()
                    .add(
                            Parts.facts(
                                    List.of(
                                            new Parts.Fact(
                                                    words.of("people.fact.login"),
                                                    secret.login()))));
        var shown = new TextField(secret.text());
        shown.setEditable(false);
        shown.getStyleClass().add("secret");
        if (secret.login() == null) shown.getStyleClass().add("key");
        shown.setAccessibleText(words.of("people.secret.name"));
        box.getChildren().addAll(shown, Parts.wrapped(words.more(key)));
        box.setPadding(new Insets(16));
        if (form != null) form.safe();
        show(null, List.of(box));
        var copy = new ActButton(words.of("people.copy"), "C", ActButton.Kind.PRIMARY);
        copy.setOnAction(_ -> copy());
        setBottom(Parts.foot(List.of(copy, leave("people.secret.done"))));
        focus(copy);
    }

    /// The form that is shown; null where none is.
    @Nullable EntrySheet<T, D> form() {
        return form;
    }

    /// Puts the secret that is shown into the clipboard.
    void copy() {
        if (!(bench.step().get() instanceof Step.Secret<T, D> secret)) return;
        var content = new ClipboardContent();
        content.putString(secret.text());
        Clipboard.getSystemClipboard().setContent(content);
        if (getBottom() instanceof javafx.scene.layout.Pane foot) {
            foot.getChildren().removeIf(node -> node instanceof Label);
            var copied = new Label(words.of("people.copied"));
            copied.getStyleClass().addAll("small", "muted");
            foot.getChildren().add(copied);
        }
    }
}
