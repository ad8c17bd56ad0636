package live.lsn.desk.parts;

import live.lsn.api.model.Decision;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.model.Verdict;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;
import live.lsn.ui.Timeline.Entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What happened to an order and to its case, as far as their records tell when: what has no time,
/// such as a status, is no entry.
///
/// @param account of whoever looks, who is "you"
public record Happened(Messages messages, Formats formats, String account) {
    private static final Set<State> WAITING =
            EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);

    /// Commands on a thing that this device has not handed over.
    ///
    /// @param ids of the commands
    /// @param times when they were given, to the millisecond
    public record Unsent(Set<String> ids, Set<Instant> times) {
        public static final Unsent NONE = new Unsent(Set.of(), Set.of());

        /// Those on one thing.
        public static Unsent of(Commands commands, String aggregateId) {
            var waiting =
                    commands.in(WAITING).stream()
                            .filter(command -> command.aggregateId().equals(aggregateId))
                            .toList();
            return new Unsent(
                    waiting.stream().map(OutboxCommand::id).collect(Collectors.toSet()),
                    waiting.stream()
                            .map(command -> millis(command.occurredAt()))
                            .collect(Collectors.toSet()));
        }

        /// Those of both.
        public Unsent with(Unsent other) {
            var all = new java.util.HashSet<>(ids);
            all.addAll(other.ids);
            var allTimes = new java.util.HashSet<>(times);
            allTimes.addAll(other.times);
            return new Unsent(Set.copyOf(all), Set.copyOf(allTimes));
        }

        private boolean at(Instant time) {
            return times.contains(millis(time));
        }

        private static Instant millis(Instant at) {
            return at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// Placed and refunded.
    public List<Entry> of(Order order) {
        var entries = new ArrayList<Entry>();
        entries.add(
                Entry.of(
                        order.placedAt(),
                        "bi-receipt",
                        Tone.NEUTRAL,
                        messages.of("happened.placed", money(order.total())),
                        capital(new OrderLines(messages, formats).where(order))));
        for (var refund : order.refunds())
            entries.add(
                    Entry.of(
                            refund.at(),
                            "bi-arrow-return-left",
                            Tone.NEUTRAL,
                            messages.of("happened.refunded", money(refund.amount())),
                            refund.reference()));
        return entries;
    }

    /// Opened, decided, personal data looked at.
    public List<Entry> of(FraudCase fraudCase, Unsent unsent) {
        var entries = new ArrayList<Entry>();
        entries.add(
                Entry.of(
                        fraudCase.openedAt(),
                        "bi-shield-exclamation",
                        Tone.SEVERE,
                        messages.of("happened.opened", fraudCase.number(), fraudCase.score()),
                        null));
        for (var decision : fraudCase.decisions()) {
            var entry = of(decision);
            entries.add(unsent.ids().contains(decision.commandId()) ? entry.asPending() : entry);
        }
        for (var reveal : fraudCase.reveals()) {
            var entry =
                    Entry.of(
                            reveal.at(),
                            "bi-eye",
                            Tone.NEUTRAL,
                            messages.of("happened.revealed"),
                            who(reveal.by()));
            entries.add(unsent.at(reveal.at()) ? entry.asPending() : entry);
        }
        return entries;
    }

    private Entry of(Decision decision) {
        var code = decision.code();
        return Entry.of(
                decision.at(),
                icon(decision.verdict()),
                tone(decision.verdict()),
                capital(messages.of("fraud.done." + decision.verdict()))
                        + ", "
                        + code
                        + " "
                        + messages.of("fraud.code." + code),
                who(decision.by()));
    }

    /// What a verdict is marked by wherever it stands.
    public static String icon(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> "bi-check-circle";
            case DECLINE -> "bi-x-circle";
            case VERIFY -> "bi-question-circle";
            case ESCALATE -> "bi-arrow-up-circle";
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> Tone.SUCCESS;
            case DECLINE -> Tone.DANGER;
            case VERIFY -> Tone.ACCENT;
            case ESCALATE -> Tone.WARNING;
        };
    }

    /// People are not named in a case.
    private String who(String user) {
        return capital(
                user.equals(account)
                        ? messages.of("fraud.you")
                        : messages.of(
                                "fraud.analyst", user.substring(Math.max(0, user.length() - 4))));
    }

    private String money(Money money) {
        return money.currency() + " " + formats.money(money.minor(), money.currency());
    }

    private String capital(String text) {
        return text.substring(0, 1).toUpperCase(messages.locale()) + text.substring(1);
    }
}
