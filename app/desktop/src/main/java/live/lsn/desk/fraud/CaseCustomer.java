package live.lsn.desk.fraud;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Customer;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Order;
import live.lsn.desk.fraud.Cases.Detail;
import live.lsn.ui.Lines;
import live.lsn.ui.Lines.Column;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Who ordered, and what came of that person's orders before.
final class CaseCustomer extends CasePart<CaseCustomer.Person> {
    private static final int MOST_ROWS = 5;
    private final CaseWords words;

    record Person(
            @Nullable Customer customer,
            @Nullable Order order,
            long previous,
            List<Order> earlier,
            List<FraudCase> otherCases) {
        static Person of(Detail detail) {
            return new Person(
                    detail.customer(),
                    detail.order(),
                    detail.previous(),
                    detail.earlier(),
                    detail.otherCases());
        }
    }

    CaseCustomer(CaseWords words) {
        this.words = words;
    }

    @Override
    protected List<Node> draw(Person person) {
        var customer = person.customer();
        if (customer == null)
            return List.of(title(words.of("fraud.customer"), words.of("fraud.customer.guest")));
        var parts = new ArrayList<Node>();
        parts.add(title(words.of("fraud.customer"), customer.number()));
        parts.add(facts(person, customer));
        var order = person.order();
        if (order != null) parts.add(timeline(person, customer, order));
        if (!person.earlier().isEmpty()) parts.add(earlier(person));
        else if (order != null) parts.add(label(words.of("fraud.earlier.none"), "small", "muted"));
        if (!person.otherCases().isEmpty()) parts.add(others(person.otherCases()));
        return parts;
    }

    private Node facts(Person person, Customer customer) {
        var order = person.order();
        var unknown = words.of("fraud.customer.unknown");
        var age =
                customer.createdAt() == null || order == null
                        ? unknown
                        : words.span(
                                Duration.between(customer.createdAt(), order.placedAt()).abs());
        var previous = order == null ? unknown : words.count(person.previous());
        var verified = customer.emailVerified();
        var email =
                verified == null
                        ? unknown
                        : words.of(
                                verified ? "fraud.customer.verified" : "fraud.customer.unverified");
        var chargebacks =
                fact("fraud.customer.chargebacks", words.count(customer.chargebacks().size()));
        if (!customer.chargebacks().isEmpty()) chargebacks.getStyleClass().add("worse");
        return new HBox(
                8,
                fact("fraud.customer.age", age),
                fact("fraud.customer.orders", previous),
                chargebacks,
                fact("fraud.customer.email", email));
    }

    private Node fact(String key, String value) {
        var fact = new VBox(2, label(words.of(key), "caption"), label(value, "strong", "value"));
        fact.getStyleClass().add("fact");
        fact.setPrefWidth(100);
        fact.setMinWidth(0);
        HBox.setHgrow(fact, Priority.ALWAYS);
        return fact;
    }

    private Node timeline(Person person, Customer customer, Order order) {
        var chargedBack =
                customer.chargebacks().stream().map(c -> c.orderId()).collect(Collectors.toSet());
        var bars = new ArrayList<OrderBars.Bar>();
        for (var earlier : person.earlier().reversed())
            bars.add(
                    chargedBack.contains(earlier.id())
                            ? bar(earlier, "charged-back", words.of("fraud.timeline.chargeback"))
                            : bar(earlier, "earlier", null));
        bars.add(bar(order, "this-order", words.of("fraud.timeline.this")));
        var spoken =
                words.of("fraud.timeline.spoken", person.previous(), customer.chargebacks().size());
        return new OrderBars(bars, words.formats(), spoken);
    }

    private static OrderBars.Bar bar(Order order, String style, @Nullable String word) {
        return new OrderBars.Bar(order.placedAt(), order.total().minor(), style, word);
    }

    private Node earlier(Person person) {
        var currency = person.earlier().getFirst().total().currency();
        var lines =
                new Lines(
                        List.of(
                                Column.left(120),
                                Column.left(90),
                                Column.right(70),
                                Column.rest()));
        lines.add("caption", words.of("fraud.earlier"), "", currency, "");
        for (var earlier : person.earlier().stream().limit(MOST_ROWS).toList()) {
            var total = earlier.total();
            var other = total.currency().equals(currency) ? "" : total.currency() + " ";
            lines.add(
                    "small",
                    words.time(earlier.placedAt()),
                    earlier.number(),
                    other + words.amount(total),
                    words.of("order.status." + earlier.status()));
        }
        var more = person.previous() - Math.min(MOST_ROWS, person.earlier().size());
        if (more > 0) lines.add("small", words.of("fraud.more", more), "", "", "");
        return lines;
    }

    private Node others(List<FraudCase> cases) {
        var lines = new Lines(List.of(Column.left(120), Column.rest()));
        lines.add("caption", words.of("fraud.other-cases"), "");
        for (var other : cases) {
            var decision = other.lastDecision();
            lines.add(
                    "small",
                    other.number(),
                    decision == null
                            ? words.of("fraud.state." + other.state())
                            : words.decided(decision));
        }
        return lines;
    }
}
