package live.lsn.desk.quality;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.api.model.Channel;
import live.lsn.desk.DeskSession;
import live.lsn.desk.parts.AskedBook;
import live.lsn.desk.parts.AskedFile;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Segments;
import live.lsn.ui.Shortcut;
import live.lsn.ui.table.BookFile;
import live.lsn.ui.table.FileAsk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The quality of what was received, as the window knows it.
public final class QualityFeature implements AutoCloseable {
    private final QualityViewModel model;
    private final QualityView view;
    private final QualityWords words;
    private final DeskSession session;
    private final Channel channel;
    private final InstantSource clock;
    private final AskedBook book;

    /// @param jobs where long work is shown
    public QualityFeature(
            DeskSession session,
            Channel channel,
            Background background,
            Messages messages,
            InstantSource clock,
            QualityActs acts,
            JobList jobs) {
        this.session = session;
        this.channel = channel;
        this.clock = clock;
        words = new QualityWords(messages, messages.formats(channel.zone()));
        book = new AskedBook(messages, jobs, FileAsk.workbook());
        model = new QualityViewModel(session.cache(), background, clock, channel.zone());
        view = new QualityView(model, words, acts, this::export, new AskedFile(messages, jobs));
    }

    public Region screen() {
        return view;
    }

    /// The period.
    public List<Node> buttons() {
        var period =
                new Segments<>(
                        words.of("today.period"),
                        List.of(QualityPeriod.values()),
                        words::period,
                        model.ask().get().period(),
                        model::look);
        model.ask().subscribe(asked -> period.choose(asked.period()));
        return List.of(period);
    }

    /// Puts the keyboard onto the figures.
    public void shown() {
        view.focusTiles();
    }

    private void export() {
        var page = model.shown();
        if (page == null || !page.whole()) return;
        var sheets =
                new QualitySheets(
                        words,
                        channel.code(),
                        channel.zone(),
                        session.sync().status().lastSync(),
                        clock.instant());
        book.ask(
                view.getScene().getWindow(),
                words.of("quality.file", page.report().span().last().toString()),
                (path, goesOn) ->
                        new BookFile(words.formats()).write(sheets.of(page), path, goesOn));
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
    }

    public List<Shortcut> keys() {
        return view.keys();
    }

    /// What the command palette offers of it.
    public List<PaletteEntry> entries() {
        var entries = new ArrayList<PaletteEntry>();
        var group = words.of("quality.title");
        for (var period : QualityPeriod.values())
            entries.add(
                    new PaletteEntry(
                            group,
                            "bi-calendar3",
                            words.of("quality.palette.period", words.period(period)),
                            null,
                            List.of(String.valueOf(period.ordinal() + 1)),
                            null,
                            () -> model.look(period)));
        entries.add(
                new PaletteEntry(
                        group,
                        "bi-file-earmark-spreadsheet",
                        words.of("today.export"),
                        null,
                        List.of("Ctrl", "E"),
                        null,
                        this::export));
        return entries;
    }

    @Override
    public void close() {
        view.close();
        model.close();
    }
}
