package live.lsn.desk.attach;

import live.lsn.api.model.Attachment;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

/// How files read.
public final class FileWords {
    private static final double MEGABYTE = 1_000_000;
    private static final double KILOBYTE = 1_000;
    private final Messages messages;
    private final Formats formats;

    public FileWords(Messages messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
    }

    String of(String key, Object... values) {
        return messages.of(key, values);
    }

    /// Where it is; empty where it is with the platform.
    String state(FileItem item) {
        return switch (item.state()) {
            case SENT -> "";
            case WAITING -> of("files.waiting");
            case SENDING -> of("files.sending", item.percent());
            case DAMAGED -> of("files.damaged");
        };
    }

    /// What was attached, by its name where it is one file.
    public String attached(FilesViewModel.Notice notice) {
        var count = notice.commandIds().size();
        return count == 1
                ? of("files.attached", notice.lastName())
                : of("files.attached.several", count);
    }

    /// `1.4 MB · 27 Nov 2026 14:05`.
    String detail(Attachment attachment) {
        return size(attachment.length()) + " · " + formats.dateAndTime(attachment.at());
    }

    private String size(long length) {
        return length < MEGABYTE
                ? of("files.kilobytes", formats.decimal(Math.max(1, length / KILOBYTE), 0))
                : of("files.megabytes", formats.decimal(length / MEGABYTE, 1));
    }

    /// Of Bootstrap Icons.
    static String icon(Attachment attachment) {
        return switch (attachment.type()) {
            case "image/jpeg", "image/png" -> "bi-image";
            case "application/pdf" -> "bi-file-earmark-text";
            case "application/zip" -> "bi-file-earmark-zip";
            case "video/mp4" -> "bi-camera-video";
            default -> "bi-file-earmark";
        };
    }
}
