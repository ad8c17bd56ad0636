package live.lsn.desk.attach;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.Attachment;
import live.lsn.desk.attach.Capture.Place;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.StoreException;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/// The files of the open record: shows where they are, takes new ones in, gives copies away.
public final class FilesViewModel implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FilesViewModel.class.getName());

    /// From so much on the user is told what lies here, in bytes: 2 GB.
    static final long MUCH = 2_000_000_000;

    private final RecordFiles files;
    private final Capture capture;
    private final AttachmentStore store;
    private final Function<KeptFile, Sent> name;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<FileItem>> items =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Integer> taking = new ReadOnlyObjectWrapper<>(0);
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private final Subscription changes;
    private @Nullable Place place;
    private List<Attachment> named = List.of();
    private Consumer<Refusal> refusals = _ -> {};
    private Consumer<Notice> notices = _ -> {};
    private int latest; // FX thread only; an answer to an older request is dropped
    private boolean toldOfMuch;

    /// Files that were attached and can still be taken back.
    ///
    /// @param commandIds the commands that name them
    /// @param lastName name of the last one
    /// @param until when they go out
    public record Notice(List<String> commandIds, String lastName, Instant until) {
        public Notice {
            commandIds = List.copyOf(commandIds);
        }
    }

    /// How files are attached, and who is told of it.
    ///
    /// @param name gives the command by which the record names the file; called on a worker
    /// @param told told of those that were attached
    /// @param refused told why one was not
    public record Way(
            Function<KeptFile, Sent> name, Consumer<Notice> told, Consumer<Refusal> refused) {}

    /// @param name gives the command by which the record names the file
    public FilesViewModel(
            RecordFiles files,
            Capture capture,
            AttachmentStore store,
            Function<KeptFile, Sent> name,
            Background background) {
        this.files = files;
        this.capture = capture;
        this.store = store;
        this.name = name;
        this.background = background;
        this.changes = files.onChange(this::changed);
    }

    private void changed() {
        if (refreshDue.compareAndSet(false, true)) background.onFx(this::refresh);
    }

    /// Shows the files of a record.
    ///
    /// @param where null for no record
    public void show(@Nullable Place where, List<Attachment> attachments) {
        var another = where == null || !where.equals(place);
        place = where;
        named = attachments;
        if (another) items.set(List.of());
        refresh();
    }

    private void refresh() {
        refreshDue.set(false);
        var mine = ++latest;
        var asked = named;
        if (asked.isEmpty()) {
            items.set(List.of());
            return;
        }
        background.load(
                () -> files.of(asked),
                answer -> {
                    if (mine == latest && answer instanceof Loadable.Ready<List<FileItem>>(var now))
                        items.set(now);
                });
    }

    /// Takes files in and attaches them, one after the other.
    public void attach(List<Path> chosen) {
        attach(chosen, usual());
    }

    private Way usual() {
        return new Way(name, notice -> notices.accept(notice), why -> refusals.accept(why));
    }

    /// The same, by another command.
    public void attach(List<Path> chosen, Way way) {
        var where = place;
        if (where != null)
            attachAll(
                    chosen.stream()
                            .map(file -> (Callable<KeptFile>) () -> capture.take(file, where))
                            .toList(),
                    way);
    }

    /// Takes in a picture that has no file of its own, such as one that was cut from a screen.
    ///
    /// @param png the picture as PNG
    /// @param fileName what it is called
    public void attach(byte[] png, String fileName) {
        var where = place;
        if (where != null) attachAll(List.of(() -> capture.take(png, fileName, where)), usual());
    }

    /// Takes in a photo that was drawn on.
    ///
    /// @param picture gives it as PNG; called on a worker
    public void attachDrawn(Callable<byte[]> picture, String fileName, Way way) {
        var where = place;
        if (where != null)
            attachAll(List.of(() -> capture.takePhoto(picture.call(), fileName, where)), way);
    }

    /// What became of files that were to be attached.
    ///
    /// @param attached the commands that name them, in their order
    /// @param lastName name of the last one
    /// @param until when they go out
    /// @param refused why one of the others was not; null where all were
    private record Taken(
            List<String> attached,
            String lastName,
            Instant until,
            @Nullable Refusal refused,
            boolean isMuch) {}

    private void attachAll(List<Callable<KeptFile>> files, Way way) {
        if (files.isEmpty()) return;
        taking.set(taking.get() + files.size());
        background.load(
                () -> takeAll(files, way.name()),
                answer -> {
                    if (answer instanceof Loadable.Loading<Taken>) return;
                    taking.set(taking.get() - files.size());
                    if (answer instanceof Loadable.Ready<Taken>(Taken taken)) tell(taken, way);
                    else way.refused().accept(Refusal.of("command.not-saved"));
                });
    }

    private Taken takeAll(List<Callable<KeptFile>> files, Function<KeptFile, Sent> by)
            throws Exception {
        var attached = new ArrayList<String>();
        var lastName = "";
        var until = Instant.MIN;
        Refusal refused = null;
        for (var take : files) {
            try {
                var file = take.call();
                switch (by.apply(file)) {
                    case Sent.Refused(Refusal why) -> {
                        store.forget(file);
                        refused = why;
                    }
                    case Sent.Queued(String commandId, Instant goes) -> {
                        attached.add(commandId);
                        lastName = file.name();
                        until = goes;
                    }
                }
            } catch (UnfitFileException e) {
                refused = Refusal.of(e.code());
            } catch (StoreException e) {
                if (e.problem() != StoreException.Problem.DISK_FULL) throw e;
                refused = Refusal.of("attachment.disk-full");
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a file could not be read", e);
                refused = Refusal.of("attachment.unread");
            }
        }
        return new Taken(attached, lastName, until, refused, store.bytes() > MUCH);
    }

    private void tell(Taken taken, Way way) {
        if (!taken.attached().isEmpty())
            way.told().accept(new Notice(taken.attached(), taken.lastName(), taken.until()));
        if (taken.refused() != null) way.refused().accept(taken.refused());
        else if (taken.isMuch() && !toldOfMuch) {
            toldOfMuch = true;
            way.refused().accept(Refusal.of("attachment.much"));
        }
    }

    /// Reads a thumbnail; null is delivered where there is none.
    public void thumbnail(Attachment attachment, Consumer<byte @Nullable []> deliver) {
        load(
                () -> new Bytes(files.thumbnail(attachment)),
                bytes -> deliver.accept(bytes.content()));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte @Nullable [] content) {}

    /// Reads all of a file, from the platform where it is not here.
    ///
    /// @param failed told where it cannot be had now
    public void content(Attachment attachment, Consumer<byte[]> deliver, Runnable failed) {
        background.<byte[]>load(
                () -> files.content(attachment),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<byte[]> _ -> {}
                        case Loadable.Ready<byte[]>(byte[] bytes) -> deliver.accept(bytes);
                        case Loadable.Failed<byte[]> _ -> failed.run();
                    }
                });
    }

    private <T> void load(Callable<T> work, Consumer<T> deliver) {
        background.load(
                work,
                answer -> {
                    if (answer instanceof Loadable.Ready<T>(var value)) deliver.accept(value);
                });
    }

    /// Writes a copy where the user chose, and never over another file.
    public void save(Attachment attachment, Path target) {
        background.load(
                () -> saved(attachment, target),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<String> _ -> {}
                        case Loadable.Failed<String> _ ->
                                refusals.accept(Refusal.of("attachment.not-saved"));
                        case Loadable.Ready<String>(String code) -> {
                            if (!code.isEmpty()) refusals.accept(Refusal.of(code));
                        }
                    }
                });
    }

    /// @return why not; empty where all went well
    private String saved(Attachment attachment, Path target) throws IOException {
        try {
            files.save(attachment, target);
            return "";
        } catch (FileAlreadyExistsException e) {
            return "attachment.exists";
        }
    }

    /// A name for a copy that no system takes for anything but a file.
    public static String nameOf(Attachment attachment) {
        return FileName.clean(attachment.name(), "");
    }

    public void onRefusal(Consumer<Refusal> listener) {
        refusals = listener;
    }

    public void onNotice(Consumer<Notice> listener) {
        notices = listener;
    }

    public ReadOnlyObjectProperty<List<FileItem>> items() {
        return items.getReadOnlyProperty();
    }

    /// How many files are being taken in.
    public ReadOnlyObjectProperty<Integer> taking() {
        return taking.getReadOnlyProperty();
    }

    @Override
    public void close() {
        changes.close();
    }
}
