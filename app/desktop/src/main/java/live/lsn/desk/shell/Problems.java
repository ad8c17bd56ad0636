package live.lsn.desk.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/// What nobody expected: told with a short code that is the same for the same fault.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private final Wording words;
    private boolean showing;

    Problems(Wording words) {
        this.words = words;
    }

    /// Two groups of four letters and digits, made of where the fault lies and not of what it was
    /// about.
    static String code(Throwable fault) {
        var text = new StringBuilder();
        for (var at = fault; at != null; at = at.getCause()) {
            text.append(at.getClass().getName());
            for (var frame : at.getStackTrace()) {
                if (frame.getClassName().startsWith("live.lsn"))
                    text.append(frame.getClassName()).append(frame.getMethodName());
            }
        }
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        var digits = String.format("%08X", crc.getValue());
        return digits.substring(0, 4) + "-" + digits.substring(4).toUpperCase(Locale.ROOT);
    }

    /// The desk could not be opened: why, where that is known.
    void notOpened(Exception fault) {
        switch (fault) {
            case StoreException store ->
                    tell(words.of("problem.not-opened.store", String.valueOf(store.getMessage())));
            case TrpcException gone ->
                    tell(
                            words.of(
                                    "problem.not-opened.platform",
                                    String.valueOf(gone.getMessage())));
            default -> report(fault);
        }
    }

    private void tell(String what) {
        var alert = new Alert(Alert.AlertType.ERROR, what, ButtonType.CLOSE);
        alert.setHeaderText(words.of("problem.not-opened"));
        alert.show();
    }

    /// Shows the fault, one at a time.
    void report(Throwable fault) {
        var code = code(fault);
        LOG.error("fault {}", code, fault);
        if (showing) return;
        showing = true;
        var copy = new ButtonType(words.of("problem.copy"));
        var alert =
                new Alert(
                        Alert.AlertType.ERROR,
                        words.of("problem.fault.more", code),
                        copy,
                        ButtonType.CLOSE);
        alert.setHeaderText(words.of("problem.fault"));
        alert.setOnHidden(_ -> showing = false);
        alert.resultProperty()
                .subscribe(
                        result -> {
                            if (result == copy) {
                                var content = new ClipboardContent();
                                content.putString(code);
                                Clipboard.getSystemClipboard().setContent(content);
                            }
                        });
        alert.show();
    }
}
