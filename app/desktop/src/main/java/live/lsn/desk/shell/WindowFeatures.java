package live.lsn.desk.shell;

import live.lsn.api.collection.Collections;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.floor.FloorAccess;
import live.lsn.desk.floor.FloorFeature;
import live.lsn.desk.fraud.FraudFeature;
import live.lsn.desk.inspection.InspectionFeature;
import live.lsn.desk.lots.LotsFeature;
import live.lsn.desk.orders.OrdersFeature;
import live.lsn.desk.people.PeopleFeature;
import live.lsn.desk.plan.PlanFeature;
import live.lsn.desk.plans.PlansFeature;
import live.lsn.desk.quality.QualityActs;
import live.lsn.desk.quality.QualityFeature;
import live.lsn.desk.today.TodayActs;
import live.lsn.desk.today.TodayFeature;
import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The features of a window; those that not everybody opens are made when somebody does.
final class WindowFeatures implements AutoCloseable {
    private final DeskSession session;
    private final Consumer<String> go;
    private final DeskWindow.Where where;
    private final Supplier<Access> access;
    private final Background background;
    private final ResourceBundle text;
    private final InstantSource clock;
    private final WindowSettings settings;
    private final JobList jobs;
    private final FraudFeature fraud;
    private final TodayFeature today;
    private @Nullable OrdersFeature orders;
    private @Nullable PeopleFeature people;
    private @Nullable PlanFeature plan;
    private @Nullable PlansFeature plans;
    private @Nullable InspectionFeature inspections;
    private @Nullable FloorFeature floor;
    private @Nullable LotsFeature lots;
    private @Nullable QualityFeature quality;

    /// @param go opens a place by its id
    WindowFeatures(
            DeskSession session,
            DeskWindow.Where where,
            Supplier<Access> access,
            Background background,
            ResourceBundle text,
            InstantSource clock,
            WindowSettings settings,
            JobList jobs,
            TodayActs acts,
            Consumer<String> go) {
        this.session = session;
        this.go = go;
        this.where = where;
        this.access = access;
        this.background = background;
        this.text = text;
        this.clock = clock;
        this.settings = settings;
        this.jobs = jobs;
        var channel = where.channel();
        var tools =
                new FraudFeature.Tools(
                        new ListPane.Kept<>(settings.now().fraudColumns(), settings::keepColumns),
                        jobs,
                        FileAsk.dialog());
        fraud = new FraudFeature(session, access, channel, background, text, clock, tools);
        today = new TodayFeature(session, access, channel, background, text, clock, acts, jobs);
    }

    /// The case or the lot that is open in a place; null for none.
    @Nullable String openIn(String place) {
        if (place.equals(Place.FRAUD.id())) return fraud.openCase();
        return inspections != null && place.equals(Place.INSPECTIONS.id())
                ? inspections.openLot()
                : null;
    }

    /// Opens it again there.
    void open(String place, String record) {
        if (place.equals(Place.FRAUD.id())) fraud.returnTo(record);
        if (place.equals(Place.INSPECTIONS.id())) inspections().open(record);
    }

    FraudFeature fraud() {
        return fraud;
    }

    TodayFeature today() {
        return today;
    }

    OrdersFeature orders() {
        return orders == null ? orders = makeOrders() : orders;
    }

    /// Made for those alone to whom it is offered: nobody else may ask the platform for it.
    PeopleFeature people() {
        return people == null ? people = makePeople() : people;
    }

    PlanFeature plan() {
        return plan == null ? plan = makePlan() : plan;
    }

    PlansFeature plans() {
        return plans == null ? plans = makePlans() : plans;
    }

    private PlansFeature makePlans() {
        return new PlansFeature(session, access, where.channel(), background, new Messages(text));
    }

    InspectionFeature inspections() {
        return inspections == null ? inspections = makeInspections() : inspections;
    }

    private InspectionFeature makeInspections() {
        return new InspectionFeature(
                session,
                access,
                where.who().name(),
                where.channel(),
                background,
                new Messages(text),
                clock);
    }

    FloorFeature floor() {
        return floor == null ? floor = makeFloor() : floor;
    }

    private FloorFeature makeFloor() {
        return new FloorFeature(
                session,
                access.get(),
                where.channel(),
                background,
                new Messages(text),
                clock,
                jobs,
                FloorAccess.of(access.get()).inspect() ? this::inspect : null);
    }

    private void inspect(String lotId) {
        inspections().open(lotId);
        go.accept(Place.INSPECTIONS.id());
    }

    LotsFeature lots() {
        return lots == null ? lots = makeLots() : lots;
    }

    private LotsFeature makeLots() {
        return new LotsFeature(
                session,
                access,
                where.channel(),
                background,
                new Messages(text),
                clock,
                new ListPane.Kept<>(settings.now().lotColumns(), settings::keepLotColumns),
                jobs);
    }

    /// @param acts where the page leads to, for whoever opens it first
    QualityFeature quality(QualityActs acts) {
        if (quality == null)
            quality =
                    new QualityFeature(
                            session,
                            where.channel(),
                            background,
                            new Messages(text),
                            clock,
                            acts,
                            jobs);
        return quality;
    }

    private PlanFeature makePlan() {
        return new PlanFeature(
                session.notes(),
                background,
                new Messages(text),
                where.channel().zone(),
                jobs,
                access.get().reads(Collections.INSPECTION_PLANS)
                        ? () -> go.accept(Place.PLANS.id())
                        : null);
    }

    private OrdersFeature makeOrders() {
        return new OrdersFeature(
                session,
                access,
                where.channel(),
                background,
                new Messages(text),
                clock,
                new ListPane.Kept<>(settings.now().orderColumns(), settings::keepOrderColumns),
                jobs);
    }

    private PeopleFeature makePeople() {
        return new PeopleFeature(
                session,
                access,
                where.who().channels(),
                background,
                text,
                where.channel().zone(),
                clock);
    }

    /// Reads anew what is always at hand.
    void refresh() {
        fraud.refresh();
        today.refresh();
    }

    @Override
    public void close() {
        fraud.close();
        today.close();
        if (people != null) people.close();
        if (orders != null) orders.close();
        if (inspections != null) inspections.close();
        if (floor != null) floor.close();
        if (lots != null) lots.close();
        if (quality != null) quality.close();
        if (plans != null) plans.close();
    }
}
