package live.lsn.desk.lots;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.api.model.Channel;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.Capture;
import live.lsn.desk.attach.FilePicker;
import live.lsn.desk.attach.FileWords;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.desk.floor.FloorAccess;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.label.LabelDesk;
import live.lsn.desk.list.SavedViews;
import live.lsn.desk.parts.AskedFile;
import live.lsn.desk.parts.ProfileDrafts;
import live.lsn.desk.report.InspectionReport;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;
import live.lsn.ui.Timeline;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The lots as the window knows them: their screen, their tabs, and what can be taken back.
public final class LotsFeature implements AutoCloseable {
    private final LotsViewModel model;
    private final LotsView view;
    private final LotTabs tabs;
    private final LotsWords words;
    private final LotFoot foot;
    private final FilesViewModel files;
    private final LotReport report;

    /// Numbers of lots by the name of what they are behind, as long as the window is open.
    private final Map<String, List<String>> behind = new ConcurrentHashMap<>();

    /// Something that was done, is told, and can be taken back.
    ///
    /// @param until when it goes out
    public record Undoable(String commandId, String title, Instant until, Runnable undo) {}

    /// @param access what the person may do, as far as is known now
    /// @param columns as somebody has arranged them, and where that is kept
    /// @param jobs where long work is shown
    public LotsFeature(
            DeskSession session,
            Supplier<Access> access,
            Channel channel,
            Background background,
            Messages messages,
            InstantSource clock,
            ListPane.Kept<ColumnChoice> columns,
            JobList jobs) {
        var formats = messages.formats(channel.zone());
        words = new LotsWords(messages, formats, session.account());
        Supplier<FloorAccess> offered = () -> FloorAccess.of(access.get());
        var made =
                new LotColumns(
                        words,
                        () -> java.time.LocalDate.ofInstant(clock.instant(), channel.zone()));
        var fields = made.fields(clock, name -> behind.getOrDefault(name, List.of()));
        model = new LotsViewModel(session, offered, fields, background, clock, channel.zone());
        var goods = new Goods(session.cache());
        var views = new SavedViews(session.notes(), "lots", fields.fields(), background);
        view =
                new LotsView(
                        model,
                        made,
                        fields,
                        new LotsView.Tools(
                                background,
                                columns,
                                views::save,
                                jobs,
                                FileAsk.dialog(),
                                new InspectionsFile(words, jobs, FileAsk.dialog(), goods::order)));
        files = files(session, clock, background);
        var drafts = new DraftBook(new ProfileDrafts(session.notes()), background, formats, clock);
        var saver = new AskedFile(messages, jobs);
        var labels = new LabelDesk(messages, formats, goods, saver, session.notes(), background);
        foot = new LotFoot(model, words, drafts, labels, view::focusList);
        view.setPapers(
                new LotsView.Papers(
                        foot::print,
                        foot::traveller,
                        lots -> {
                            if (!labels.travellers(lots))
                                model.refuse(Refusal.of("label.discarded"));
                        },
                        foot::isPrinting));
        report = new LotReport(new InspectionReport(messages, formats), session.files(), saver);
        view.setReport(this::report);
        view.setPane(
                new LotPane(
                        model,
                        words,
                        model::mayFollowUp,
                        new Timeline(words.of("happened.title"), formats, clock),
                        files,
                        new FilesPane(
                                files, new FileWords(messages, formats), FilePicker.dialogs(), ""),
                        foot,
                        report));
        tabs = new LotTabs(model, words);
        views.load(view::setViews);
    }

    /// Photos are taken at the dock and while inspecting; here they are looked at.
    private static FilesViewModel files(
            DeskSession session, InstantSource clock, Background background) {
        var store = session.outbox().attachments();
        return new FilesViewModel(
                session.files(),
                new Capture(store, clock),
                store,
                _ -> new Sent.Refused(Refusal.of("command.not-permitted")),
                background);
    }

    private void report() {
        var shown = model.detail().get();
        if (shown != null) report.save(shown.lot());
    }

    public Region screen() {
        return view;
    }

    public Node tabs() {
        return tabs;
    }

    /// Lists these lots and no others.
    ///
    /// @param name of what they are behind, which the filter of the list shows
    public void list(String name, List<String> numbers) {
        behind.put(name, List.copyOf(numbers));
        model.tab().set(LotTab.ALL);
        model.list().ask().ask("", List.of(Condition.Test.of("number", Condition.Op.IS, name)));
    }

    /// Puts the keyboard into the list.
    public void focus() {
        view.focusList();
    }

    public List<Shortcut> keys() {
        return view.keys();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
    }

    /// What the command palette offers of it.
    public List<PaletteEntry> entries() {
        var entries = new ArrayList<PaletteEntry>();
        var shown = model.detail().get();
        for (var offered : model.acts()) {
            if (shown == null) break;
            var act = offered.act();
            var blocked = offered.blocked();
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.case", shown.lot().number()),
                            "bi-clipboard-check",
                            words.of(
                                    "fraud.act.on",
                                    words.of("lots.act." + act),
                                    shown.lot().number()),
                            null,
                            List.of(act.key().getName()),
                            blocked == null ? null : words.of(blocked.code()),
                            () -> model.begin(act)));
        }
        if (shown != null && !shown.lot().inspections().isEmpty())
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.case", shown.lot().number()),
                            "bi-file-earmark-text",
                            words.of("lots.report-pdf"),
                            null,
                            List.of("P"),
                            null,
                            this::report));
        if (shown != null) {
            var group = words.of("palette.group.case", shown.lot().number());
            entries.add(paper(group, "bi-upc-scan", "label.print", List.of("L"), foot::print));
            entries.add(
                    paper(
                            group,
                            "bi-file-earmark-text",
                            "traveller.print",
                            List.of("Shift", "P"),
                            foot::traveller));
        }
        entries.add(
                paper(
                        words.of("lots.title"),
                        "bi-file-earmark-spreadsheet",
                        "lots.inspections.export",
                        List.of("Ctrl", "Shift", "E"),
                        view::exportInspections));
        for (var tab : LotTab.values())
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.go"),
                            "bi-list-ul",
                            words.of("lots.title") + ": " + words.of(tab.key()),
                            null,
                            List.of(),
                            null,
                            () -> model.tab().set(tab)));
        return entries;
    }

    private PaletteEntry paper(
            String group, String icon, String name, List<String> caps, Runnable run) {
        return new PaletteEntry(group, icon, words.of(name), null, caps, null, run);
    }

    /// Tells of each thing that was done.
    public void onDone(Consumer<Undoable> listener) {
        model.onNotice(
                notice -> {
                    foot.done();
                    listener.accept(
                            new Undoable(
                                    notice.commandId(),
                                    words.of(notice.words(), notice.lot()),
                                    notice.until(),
                                    () -> model.undo(notice)));
                });
    }

    /// Tells of what could not be done.
    public void onRefusal(Consumer<Refusal> listener) {
        model.onRefusal(listener);
        files.onRefusal(listener);
    }

    @Override
    public void close() {
        foot.close();
        files.close();
        view.close();
        model.close();
    }
}
