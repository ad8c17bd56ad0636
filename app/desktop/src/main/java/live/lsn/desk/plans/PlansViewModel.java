package live.lsn.desk.plans;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.desk.plans.PlansDesk.KeptDraft;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.goods.PlanCheck;
import live.lsn.rules.goods.PlanProblem;
import live.lsn.rules.goods.PlanRules;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The plans, the one that is looked at, and the one that is being entered. What is entered is kept
/// with every change until it is saved or discarded.
final class PlansViewModel {
    private final PlansDesk desk;
    private final Background background;
    private final char sign;
    private final DraftLane lane;
    private final ReadOnlyObjectWrapper<@Nullable List<PlanRow>> rows =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PlanRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<PlanProblem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Said> said = new ReadOnlyObjectWrapper<>();
    private Map<String, String> items = Map.of();
    private PlanDraft draft = PlanDraft.first();
    private PlanDraft before = PlanDraft.first();
    private @Nullable PlanDraft beforeCopy;
    private long basedOn;
    private boolean told;
    private boolean busy;
    private int latest; // FX thread only; an answer to an older request is dropped

    /// What the editor shows anew.
    ///
    /// @param isNew whether the item can be chosen
    record Opened(PlanDraft draft, boolean isNew) {}

    /// What became of something.
    ///
    /// @param key of the text
    /// @param bad whether it stands in the way
    record Said(String key, boolean bad) {}

    /// @param sign the decimal sign of the language
    PlansViewModel(PlansDesk desk, Background background, char sign) {
        this.desk = desk;
        this.background = background;
        this.sign = sign;
        lane = new DraftLane(desk, background);
    }

    private record Read(List<PlanRow> rows, Map<String, String> items) {}

    /// Reads the plans anew; what is selected stays so.
    void refresh() {
        var mine = ++latest;
        background.load(
                this::read,
                answer -> {
                    if (mine != latest) return;
                    if (answer instanceof Loadable.Ready<Read>(var read)) show(read);
                    if (answer instanceof Loadable.Failed<Read> && rows.get() == null)
                        said.set(new Said("plans.failed", true));
                });
    }

    private Read read() {
        var names = desk.items();
        var all =
                desk.plans().stream()
                        .map(
                                plan ->
                                        new PlanRow(
                                                plan,
                                                names.getOrDefault(plan.sku(), ""),
                                                desk.draft(plan.sku()) != null))
                        .sorted(
                                Comparator.comparing((PlanRow row) -> !row.isOfEveryItem())
                                        .thenComparing(PlanRow::sku))
                        .toList();
        return new Read(all, names);
    }

    private void show(Read read) {
        items = read.items();
        rows.set(read.rows());
        var was = selected.get();
        select(was == null ? null : was.sku());
    }

    /// Looks at the plan of an item, or at the first one.
    void select(@Nullable String sku) {
        var all = rows.get();
        if (all == null || all.isEmpty()) {
            selected.set(null);
            return;
        }
        selected.set(
                all.stream()
                        .filter(row -> row.sku().equals(sku))
                        .findFirst()
                        .orElse(all.getFirst()));
    }

    // ---- entering ----

    /// Changes the plan that is looked at; goes on with what was entered of it before.
    void edit() {
        var row = selected.get();
        if (row != null && opened.get() == null) open(row.plan());
    }

    /// Begins a plan of an item that has none; goes on with what was entered before.
    void create() {
        if (opened.get() == null) open(null);
    }

    private void open(@Nullable InspectionPlan plan) {
        if (busy) return;
        busy = true;
        background.load(
                () -> new Kept(desk.draft(plan == null ? "" : plan.sku())),
                answer -> {
                    if (answer instanceof Loadable.Loading<Kept>) return;
                    busy = false;
                    var kept = answer instanceof Loadable.Ready<Kept>(var ready) ? ready : null;
                    begin(plan, kept == null ? null : kept.draft());
                });
    }

    private record Kept(@Nullable KeptDraft draft) {}

    private void begin(@Nullable InspectionPlan plan, @Nullable KeptDraft kept) {
        before = plan == null ? PlanDraft.first() : PlanDraft.of(plan.sku(), plan.spec(), sign);
        draft = kept == null ? before : kept.draft();
        basedOn = kept != null ? kept.basedOn() : plan == null ? 0 : plan.version();
        beforeCopy = null;
        told = false;
        problems.set(List.of());
        said.set(kept == null ? null : new Said("plans.draft.back", false));
        opened.set(new Opened(draft, plan == null));
    }

    /// Takes what stands in the form now.
    void enter(PlanDraft now) {
        var open = opened.get();
        if (open == null || now.equals(draft)) return;
        draft = now;
        said.set(null);
        if (told) problems.set(check());
        lane.keep(key(open), new KeptDraft(basedOn, now));
    }

    private static String key(Opened open) {
        return open.isNew() ? "" : open.draft().sku();
    }

    /// Begins with the plan of another item; what was entered can be had back.
    void copyFrom(String sku) {
        var open = opened.get();
        var all = rows.get();
        if (open == null || all == null) return;
        all.stream()
                .filter(row -> row.sku().equals(sku))
                .findFirst()
                .ifPresent(
                        row -> {
                            var was = draft;
                            put(open, PlanDraft.of(sku, row.plan().spec(), sign).of(draft.sku()));
                            beforeCopy = was;
                            said.set(new Said("plans.copied", false));
                        });
    }

    /// Takes the copy back.
    void undoCopy() {
        var open = opened.get();
        var was = beforeCopy;
        if (open == null || was == null) return;
        beforeCopy = null;
        put(open, was);
    }

    boolean hasCopied() {
        return beforeCopy != null;
    }

    private void put(Opened open, PlanDraft next) {
        enter(next);
        opened.set(new Opened(next, open.isNew()));
    }

    /// Leaves the form; what was entered is kept.
    void leave() {
        var open = opened.get();
        if (open == null || busy) return;
        if (draft.equals(before)) lane.forget(key(open));
        else said.set(new Said("plans.draft.kept", false));
        turnBack();
    }

    /// Leaves the form without what was entered.
    void discard() {
        var open = opened.get();
        if (open == null || busy) return;
        lane.forget(key(open));
        said.set(null);
        turnBack();
    }

    private void turnBack() {
        opened.set(null);
        problems.set(List.of());
        lane.then(this::refresh);
    }

    // ---- saving ----

    /// Sets the plan where nothing is wrong with it; else tells what is.
    ///
    /// @return whether nothing is wrong
    boolean save() {
        var open = opened.get();
        if (open == null || busy) return false;
        told = true;
        problems.set(check());
        if (!problems.get().isEmpty()) return false;
        busy = true;
        var mine = draft.of(draft.sku().strip());
        background.load(
                () -> set(mine),
                answer -> {
                    if (answer instanceof Loadable.Loading<Answer>) return;
                    busy = false;
                    if (answer instanceof Loadable.Ready<Answer>(var ready))
                        take(ready, open, mine);
                    else said.set(new Said("command.not-saved", true));
                });
        return true;
    }

    /// @param sent null where the plan was changed meanwhile
    private record Answer(@Nullable Sent sent, long version) {}

    private Answer set(PlanDraft mine) {
        var now = desk.plan(mine.sku());
        var version = now == null ? 0 : now.version();
        return version == basedOn
                ? new Answer(desk.set(mine.sku(), mine.spec(sign)), version)
                : new Answer(null, version);
    }

    private void take(Answer answer, Opened open, PlanDraft mine) {
        switch (answer.sent()) {
            case Sent.Queued _ -> {
                lane.forget(key(open));
                said.set(new Said("plans.saved", false));
                opened.set(null);
                selected.set(new PlanRow(placeOf(mine), "", false));
                lane.then(this::refresh);
            }
            case Sent.Refused(var why) -> said.set(new Said(why.code(), true));
            case null -> {
                basedOn = answer.version();
                said.set(new Said("plans.changed-meanwhile", true));
            }
        }
    }

    private InspectionPlan placeOf(PlanDraft mine) {
        return new InspectionPlan("", 0, "", mine.sku(), mine.spec(sign), false);
    }

    /// Writes what is not written yet, before the window closes.
    void close() {
        lane.write();
    }

    /// What is wrong with what is entered, the item first.
    private List<PlanProblem> check() {
        var all = new ArrayList<PlanProblem>();
        var open = Objects.requireNonNull(opened.get());
        var sku = draft.sku().strip();
        if (!PlanRules.isSku(sku)) all.add(new PlanProblem("goods.plan.sku", "sku", -1));
        else if (open.isNew() && hasPlan(sku))
            all.add(new PlanProblem("plans.sku.has-one", "sku", -1));
        all.addAll(PlanCheck.problems(draft.spec(sign)));
        return List.copyOf(all);
    }

    private boolean hasPlan(String sku) {
        var all = rows.get();
        return all != null && all.stream().anyMatch(row -> row.sku().equals(sku));
    }

    /// What an item is called; blank where it is not known here.
    String item(String sku) {
        return items.getOrDefault(sku.strip(), "");
    }

    /// Null until they were read.
    ReadOnlyObjectProperty<@Nullable List<PlanRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable PlanRow> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Null while nothing is entered.
    ReadOnlyObjectProperty<@Nullable Opened> opened() {
        return opened.getReadOnlyProperty();
    }

    /// What is told of what is wrong; nothing before somebody wanted to save.
    ReadOnlyObjectProperty<List<PlanProblem>> problems() {
        return problems.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Said> said() {
        return said.getReadOnlyProperty();
    }
}
