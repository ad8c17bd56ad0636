package live.lsn.desk.shell;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

import live.lsn.desk.floor.FloorFeature;
import live.lsn.desk.fraud.FraudFeature;
import live.lsn.desk.inspection.InspectionFeature;
import live.lsn.desk.lots.LotsFeature;
import live.lsn.desk.orders.OrdersFeature;
import live.lsn.desk.people.PeopleFeature;
import live.lsn.desk.plan.PlanFeature;
import live.lsn.desk.plans.PlansFeature;
import live.lsn.desk.quality.QualityFeature;
import live.lsn.desk.today.TodayFeature;
import live.lsn.ui.ActButton;
import live.lsn.ui.Shortcut;

import java.util.List;

/// The places that the window has.
final class Screens {
    private static final double WIDE_BESIDE_TWO_PANES = 1_700;
    private static final double WIDE = 1_180;

    private Screens() {}

    static Screen fraud(FraudFeature fraud, Wording words) {
        return new Screen(
                Place.FRAUD.id(),
                "bi-shield-exclamation",
                words.of("fraud.title"),
                "",
                fraud.screen(),
                List.of(fraud.tabs()),
                List.of(),
                fraud::keys,
                fraud::keyPressed,
                fraud::entries,
                fraud::focus,
                WIDE_BESIDE_TWO_PANES,
                Told.Spot.LEFT);
    }

    static Screen orders(OrdersFeature orders, Wording words) {
        return new Screen(
                Place.ORDERS.id(),
                "bi-receipt",
                words.of("orders.title"),
                "",
                orders.screen(),
                List.of(),
                List.of(),
                orders::keys,
                orders::keyPressed,
                List::of,
                orders::focus,
                WIDE,
                Told.Spot.LEFT);
    }

    static Screen today(TodayFeature today, Wording words) {
        return new Screen(
                Place.TODAY.id(),
                "bi-speedometer2",
                words.of("today.title"),
                "",
                today.screen(),
                List.of(today.lead()),
                today.buttons(),
                today::keys,
                today::keyPressed,
                today::entries,
                today::shown,
                WIDE,
                Told.Spot.LEFT);
    }

    static Screen floor(FloorFeature floor, Wording words) {
        return new Screen(
                Place.FLOOR.id(),
                "bi-box-seam",
                words.of("floor.title"),
                "",
                floor.screen(),
                List.of(),
                floor.buttons(),
                floor::keys,
                floor::keyPressed,
                List::of,
                floor::shown,
                WIDE_BESIDE_TWO_PANES,
                Told.Spot.LEFT);
    }

    static Screen lots(LotsFeature lots, Wording words) {
        return new Screen(
                Place.LOTS.id(),
                "bi-stack",
                words.of("lots.title"),
                "",
                lots.screen(),
                List.of(lots.tabs()),
                List.of(),
                lots::keys,
                lots::keyPressed,
                lots::entries,
                lots::focus,
                WIDE_BESIDE_TWO_PANES,
                Told.Spot.LEFT);
    }

    static Screen quality(QualityFeature quality, Wording words) {
        return new Screen(
                Place.QUALITY.id(),
                "bi-graph-up",
                words.of("quality.title"),
                "",
                quality.screen(),
                List.of(),
                quality.buttons(),
                quality::keys,
                quality::keyPressed,
                quality::entries,
                quality::shown,
                WIDE,
                Told.Spot.LEFT);
    }

    static Screen plan(PlanFeature plan, Wording words) {
        return new Screen(
                Place.PLAN.id(),
                "bi-calculator",
                words.of("plan.title"),
                "",
                plan.screen(),
                List.of(plan.lead()),
                plan.buttons(),
                plan::keys,
                plan::keyPressed,
                plan::entries,
                plan::focus,
                WIDE,
                Told.Spot.LEFT);
    }

    static Screen plans(PlansFeature plans, Wording words) {
        return new Screen(
                Place.PLANS.id(),
                "bi-clipboard-data",
                words.of("plans.title"),
                "",
                plans.screen(),
                List.of(plans.lead()),
                List.of(),
                plans::keys,
                plans::keyPressed,
                plans::entries,
                plans::shown,
                WIDE,
                Told.Spot.LEFT);
    }

    static Screen inspections(InspectionFeature inspections, Wording words) {
        return new Screen(
                Place.INSPECTIONS.id(),
                "bi-clipboard-check",
                words.of("inspection.title"),
                "",
                inspections.screen(),
                List.of(),
                List.of(),
                inspections::keys,
                inspections::keyPressed,
                inspections::entries,
                inspections::shown,
                WIDE_BESIDE_TWO_PANES,
                new Told.Spot(InspectionFeature.foot(), InspectionFeature.side()));
    }

    static Screen home(HomeView home, Runnable onShow, Wording words) {
        return new Screen(
                Place.HOME.id(),
                "bi-house",
                words.of("home.title"),
                "",
                home,
                List.of(),
                List.of(),
                List::of,
                _ -> {},
                List::of,
                onShow,
                WIDE,
                Told.Spot.LEFT);
    }

    /// @param support makes a support file
    static Screen outbox(
            OutboxView outbox, OutboxViewModel model, Wording words, Runnable support) {
        var help = new ActButton(words.of("log.support"), "S", ActButton.Kind.DEFAULT);
        help.setFocusTraversable(false);
        help.setOnAction(_ -> support.run());
        var now = new ActButton(words.of("outbox.try-now"), "F5", ActButton.Kind.DEFAULT);
        now.setFocusTraversable(false);
        now.setOnAction(_ -> model.tryNow());
        return new Screen(
                Place.OUTBOX.id(),
                "bi-cloud-upload",
                words.of("outbox.title"),
                words.of("outbox.lead"),
                outbox,
                List.of(),
                List.of(help, now),
                outbox::keys,
                event -> take(outbox.keys(), event),
                outbox::entries,
                () -> {
                    model.selectFirst();
                    outbox.focusList();
                },
                WIDE,
                new Told.Spot(OutboxView.foot(), 0));
    }

    static Screen users(PeopleFeature people, Wording words) {
        return new Screen(
                Place.USERS.id(),
                "bi-people",
                words.of("people.title"),
                "",
                people.screen(),
                List.of(people.tabs()),
                List.of(people.button()),
                people::keys,
                people::keyPressed,
                people::entries,
                people::shown,
                WIDE,
                new Told.Spot(PeopleFeature.foot(), 0));
    }

    static Screen log(LogView log, LogViewModel model, Wording words) {
        var support = new ActButton(words.of("log.support"), "S", ActButton.Kind.DEFAULT);
        support.setFocusTraversable(false);
        support.setOnAction(_ -> model.makeSupport());
        return new Screen(
                Place.LOG.id(),
                "bi-journal-text",
                words.of("log.title"),
                words.of("log.lead"),
                log,
                List.of(),
                List.of(support),
                log::keys,
                log::keyPressed,
                List::of,
                () -> {
                    model.refresh();
                    log.focusFirst();
                },
                WIDE,
                Told.Spot.LEFT);
    }

    static Screen settings(SettingsView settings, Wording words) {
        return new Screen(
                Place.SETTINGS.id(),
                "bi-gear",
                words.of("settings.title"),
                "",
                settings,
                List.of(),
                List.of(),
                List::of,
                _ -> {},
                List::of,
                () -> {
                    settings.refresh();
                    settings.focusFirst();
                },
                WIDE,
                Told.Spot.LEFT);
    }

    private static void take(List<Shortcut> keys, KeyEvent event) {
        if (!(event.getTarget() instanceof TextInputControl)) Shortcut.take(keys, event);
    }
}
