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
    private static final String NOT_OPENED = "The desk could not be opened";
    private boolean showing;

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
                    tell(
                            store.getMessage() + ". Nothing was changed and nothing was sent.",
                            NOT_OPENED);
            case TrpcException gone ->
                    tell(
                            gone.getMessage()
                                    + " What is on this device is safe; try again in a moment.",
                            NOT_OPENED);
            default -> report(fault);
        }
    }

    private static void tell(String what, String header) {
        var alert = new Alert(Alert.AlertType.ERROR, what, ButtonType.CLOSE);
        alert.setHeaderText(header);
        alert.show();
    }

    /// Shows the fault, one at a time.
    void report(Throwable fault) {
        var code = code(fault);
        LOG.error("fault {}", code, fault);
        if (showing) return;
        showing = true;
        var copy = new ButtonType("Copy code");
        var alert =
                new Alert(
                        Alert.AlertType.ERROR,
                        "What you entered is safe on this device. Go on working; if it happens"
                                + " again, tell support this code: "
                                + code,
                        copy,
                        ButtonType.CLOSE);
        alert.setHeaderText("Something went wrong in the program");
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
