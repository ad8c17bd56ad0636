package live.lsn.desk.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.parts.Names;
import live.lsn.ui.table.Cell;
import live.lsn.ui.table.DataColumn;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The columns of the queue and the fields that it can be narrowed by.
final class CaseColumns {
    private final CaseWords words;
    private final String currency;
    private final String account;

    CaseColumns(CaseWords words, String currency, String account) {
        this.words = words;
        this.currency = currency;
        this.account = account;
    }

    String currency() {
        return currency;
    }

    String account() {
        return account;
    }

    List<DataColumn<FraudCase>> columns(Ticks ticks) {
        return List.of(
                DataColumn.<FraudCase>level(
                                "score",
                                words.of("fraud.column.score"),
                                84,
                                c -> (long) c.score(),
                                c -> c.level().ordinal())
                        .falling()
                        .styled("score-column"),
                DataColumn.text("number", words.of("fraud.column.case"), 96, FraudCase::number)
                        .fixed()
                        .styled("strong"),
                DataColumn.<FraudCase>text(
                                "customer",
                                words.of("fraud.column.customer"),
                                94,
                                c -> Names.initial(c.customerName()))
                        .unsortable(),
                DataColumn.<FraudCase>money(
                                "value_minor",
                                currency,
                                76,
                                words.formats(),
                                currency,
                                c -> c.value().minor())
                        .falling(),
                DataColumn.text("route", words.of("fraud.column.route"), 70, FraudCase::route)
                        .styled("muted"),
                DataColumn.text(
                                "main_reason",
                                words.of("fraud.column.reason"),
                                220,
                                this::mainReason)
                        .spare(90)
                        .fixed(),
                DataColumn.<FraudCase>drawn(
                                "due_at",
                                words.of("fraud.column.due"),
                                60,
                                c -> new Cell.Moment(c.dueAt()),
                                _ -> new DueCell(words, ticks))
                        .right(),
                DataColumn.<FraudCase>drawn(
                                "claimed",
                                words.of("fraud.column.claimed"),
                                72,
                                c -> claimed(c),
                                _ -> new ClaimCell(words, account, ticks))
                        .unsortable()
                        .styled("muted"),
                DataColumn.text(
                                "order_number",
                                words.of("fraud.column.order"),
                                96,
                                FraudCase::orderNumber)
                        .hidden(),
                DataColumn.<FraudCase>text(
                                "state", words.of("fraud.column.state"), 110, c -> state(c.state()))
                        .hidden(),
                DataColumn.moment(
                                "opened_at",
                                words.of("fraud.column.opened"),
                                130,
                                words::time,
                                FraudCase::openedAt)
                        .hidden(),
                DataColumn.<FraudCase>moment(
                                "decided_at",
                                words.of("fraud.column.decided"),
                                130,
                                words::time,
                                c -> {
                                    var decision = c.lastDecision();
                                    return decision == null ? null : decision.at();
                                })
                        .hidden());
    }

    ListFields fields(InstantSource clock) {
        return ListFields.in(words.zone(), clock)
                .number("score", words.of("fraud.column.score"))
                .code(
                        "level",
                        words.of("fraud.column.level"),
                        List.of(RiskLevel.values()),
                        level -> words.of("fraud.level." + level))
                .money("value_minor", words.of("fraud.column.value"), currency)
                .code(
                        "state",
                        words.of("fraud.column.state"),
                        List.of(CaseState.values()),
                        this::state)
                .text("main_reason", words.of("fraud.column.reason"))
                .text("route", words.of("fraud.column.route"))
                .day("opened_at", words.of("fraud.column.opened"))
                .day("due_at", words.of("fraud.column.due-day"))
                .day("decided_at", words.of("fraud.column.decided"))
                .account(
                        "claimed_by",
                        words.of("fraud.column.claimed"),
                        words.of("fraud.by-you"),
                        account)
                .account(
                        "decided_by",
                        words.of("fraud.column.decided-by"),
                        words.of("fraud.by-you"),
                        account)
                .text("number", words.of("fraud.column.case"))
                .text("order_number", words.of("fraud.column.order"))
                .text("customer_id", words.of("fraud.column.customer"))
                .build();
    }

    private String state(CaseState state) {
        return words.of("fraud.state." + state);
    }

    private static Cell claimed(FraudCase c) {
        var claim = c.claim();
        return claim == null ? new Cell.Empty() : new Cell.Moment(claim.until());
    }

    private String mainReason(FraudCase c) {
        return c.reasons().stream()
                .max(Comparator.comparingInt(Reason::points))
                .map(reason -> words.shortReason(reason, c.value().currency()))
                .orElse("");
    }
}
