package live.lsn.desk.fraud;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.Channel;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.FilePicker;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.list.SavedViews;
import live.lsn.desk.parts.Happened;
import live.lsn.desk.sync.Claims;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.JobList;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The fraud desk as the window knows it: its screen, its tabs, its acts and what can be taken
/// back.
public final class FraudFeature implements AutoCloseable {
    private final CaseQueueViewModel model;
    private final CaseQueueView view;
    private final CaseWords words;
    private final CaseRecords records;
    private final Claims claims;
    private final CaseFiles files;
    private Consumer<Refusal> refused = _ -> {};

    /// A decision that is told and can be taken back.
    ///
    /// @param until when it goes out
    public record Undoable(String commandId, String title, Instant until, Runnable undo) {}

    /// @param access what the person may do, as far as is known now What its list works with.
    ///
    /// @param columns how the person has arranged them, and where that is kept
    /// @param jobs where long work is shown
    /// @param files asks where to write a file
    /// @param picker asks for files of evidence
    public record Tools(
            ListPane.Kept<ColumnChoice> columns, JobList jobs, FileAsk files, FilePicker picker) {
        public Tools(ListPane.Kept<ColumnChoice> columns, JobList jobs, FileAsk files) {
            this(columns, jobs, files, FilePicker.dialogs());
        }
    }

    public FraudFeature(
            DeskSession session,
            Supplier<Access> access,
            Channel channel,
            Background background,
            ResourceBundle text,
            InstantSource clock,
            Tools tools) {
        words = new CaseWords(text, channel.zone());
        var account = session.account();
        var conflicts = new ConflictWords(text, channel.zone(), account);
        var cases = new Cases(session.cache(), session.commands(), conflicts);
        Supplier<FraudAccess> offered =
                () -> {
                    var all = FraudAccess.of(access.get());
                    return session.sync().takesFiles() ? all : all.withoutFiles();
                };
        records = new CaseRecords(session.cache(), words);
        var columns = new CaseColumns(words, channel.currency(), account);
        var fields = columns.fields(clock);
        var views = new SavedViews(session.notes(), "cases", fields.fields(), background);
        model =
                new CaseQueueViewModel(
                        cases,
                        session.commands(),
                        offered,
                        background,
                        new QueueReader(cases, fields));
        files = new CaseFiles(session, clock, background);
        var filesPane = new FilesPane(files.model(), words.files(), tools.picker, CaseFiles.KEY);
        view =
                new CaseQueueView(
                        model,
                        columns,
                        fields.fields(),
                        words,
                        background,
                        new Ticks(clock),
                        files.model(),
                        filesPane,
                        new CaseQueueView.Arrangement(
                                tools.columns, views::save, tools.jobs, tools.files));
        views.load(view::setViews);
        claims = new Claims(id -> claim(session, cases, offered.get(), id), background::run);
        model.openCase().subscribe(claims::opened);
    }

    /// Keeps others off a case that this person can decide.
    private static void claim(DeskSession session, Cases cases, FraudAccess offered, String id) {
        var open = cases.find(id);
        if (open != null && open.state() != CaseState.DECIDED && !offered.verdicts().isEmpty())
            session.sync().claim(id);
    }

    public Region screen() {
        return view;
    }

    public Node tabs() {
        return view.tabs();
    }

    /// Puts the keyboard into the queue.
    public void focus() {
        view.focusList();
    }

    /// Lists that case alone and opens it, whatever its state.
    public void open(String caseId) {
        model.find(caseId);
    }

    /// The case that is open; null for none.
    public @Nullable String openCase() {
        return model.openCase().get();
    }

    /// Goes on at that case, where the queue holds it.
    public void returnTo(String caseId) {
        model.follow(caseId);
    }

    /// Reads the queue anew.
    public void refresh() {
        model.refresh();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        return view.keys();
    }

    /// Records that the words are found in and that lead to cases. Reads the cache, so not on the
    /// JavaFX thread.
    public List<PaletteEntry> records(String typed) {
        return records.find(typed, view::search, view::listCasesOf);
    }

    /// Tells of each decision.
    public void onDecided(Consumer<Undoable> listener) {
        model.onDecidedTogether(
                decided -> {
                    if (!decided.commandIds().isEmpty()) listener.accept(undoable(decided));
                    if (decided.refused() > 0) refused.accept(Refusal.of("fraud.bulk.refused"));
                });
        files.model()
                .onNotice(
                        notice ->
                                listener.accept(
                                        new Undoable(
                                                notice.commandIds().getLast(),
                                                words.files().attached(notice),
                                                notice.until(),
                                                () -> files.undo(notice, refused))));
        model.onNotice(
                notice ->
                        listener.accept(
                                new Undoable(
                                        notice.commandId(),
                                        notice.caseNumber()
                                                + " "
                                                + words.of("fraud.done." + notice.verdict())
                                                + " · "
                                                + notice.code()
                                                + " "
                                                + words.of("fraud.code." + notice.code()),
                                        notice.until(),
                                        () -> model.undo(notice))));
    }

    private Undoable undoable(BulkDecisions.Decided decided) {
        return new Undoable(
                decided.commandIds().getFirst(),
                words.of("fraud.bulk.done", decided.commandIds().size())
                        + " "
                        + words.of("fraud.done." + decided.verdict())
                        + " · "
                        + decided.code()
                        + " "
                        + words.of("fraud.code." + decided.code()),
                decided.until(),
                () -> model.undo(decided));
    }

    public void onRefusal(Consumer<Refusal> listener) {
        refused = listener;
        model.onRefusal(listener);
        files.model().onRefusal(listener);
    }

    /// What the command palette offers of it.
    public List<PaletteEntry> entries() {
        var entries = new java.util.ArrayList<PaletteEntry>();
        var shown = model.shown();
        if (shown != null) {
            var open = shown.fraudCase();
            var blocked =
                    open.state() == CaseState.DECIDED
                            ? words.of("fraud.state.DECIDED")
                            : shown.conflict() == null ? null : words.of("fraud.conflict.first");
            for (var verdict : model.offered().verdicts()) {
                entries.add(
                        new PaletteEntry(
                                words.of("palette.group.case", open.number()),
                                Happened.icon(verdict),
                                words.of(
                                        "fraud.act.on",
                                        words.of("fraud.act." + verdict),
                                        open.number()),
                                words.of("fraud.entry.asks"),
                                List.of(verdict.name().substring(0, 1)),
                                blocked,
                                () -> {
                                    focus();
                                    model.choose(verdict);
                                }));
            }
        }
        if (shown != null && model.offered().attach()) {
            var number = shown.fraudCase().number();
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.case", number),
                            "bi-paperclip",
                            words.of("files.attach.on", number),
                            null,
                            List.of(CaseFiles.KEY),
                            null,
                            view::attach));
        }
        for (var tab : QueueTab.values()) {
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.go"),
                            "bi-list-ul",
                            words.of("fraud.title") + ": " + words.of(tab.key()),
                            null,
                            List.of(),
                            null,
                            () -> model.asked().tab().set(tab)));
        }
        entries.add(
                new PaletteEntry(
                        words.of("palette.group.program"),
                        "bi-layout-three-columns",
                        words.of("fraud.columns.reset"),
                        null,
                        List.of(),
                        null,
                        view::resetColumns));
        return entries;
    }

    @Override
    public void close() {
        claims.opened(null);
        files.close();
        view.close();
        model.close();
    }
}
