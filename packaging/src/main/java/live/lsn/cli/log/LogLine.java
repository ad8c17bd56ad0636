package live.lsn.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;

/// An event as lines of a log: time in UTC, level, the part of the program, what happened; below
/// it, indented, where a fault came from.
///
/// A fault's own words are left out, since they may quote what a person typed; the database's codes
/// stand for them.
public final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final String OWN = "live.lsn.";
    private static final int FRAMES = 12;

    @Override
    public String doLayout(ILoggingEvent event) {
        var logger = event.getLoggerName();
        var own = logger.startsWith(OWN);
        var line = new StringBuilder();
        line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(String.format("%-5s", event.getLevel()))
                .append(' ')
                .append(own ? logger.substring(OWN.length()) : logger)
                .append(' ')
                .append(oneLine(Redaction.of(event.getFormattedMessage(), own)))
                .append('\n');
        append(event.getThrowableProxy(), "", line);
        return line.toString();
    }

    /// What reads the log tells events apart by their lines.
    private static String oneLine(String text) {
        return text.replaceAll("\\R\\s*", " ⏎ ");
    }

    private static void append(
            @Nullable IThrowableProxy fault, String before, StringBuilder lines) {
        if (fault == null) return;
        lines.append("  ").append(before).append(fault.getClassName()).append(codes(fault));
        lines.append('\n');
        var frames = fault.getStackTraceElementProxyArray();
        var shown = Math.min(FRAMES, frames.length - fault.getCommonFrames());
        for (var i = 0; i < shown; i++)
            lines.append("    ").append(frames[i].getSTEAsString()).append('\n');
        append(fault.getCause(), "caused by ", lines);
    }

    private static String codes(IThrowableProxy fault) {
        return fault instanceof ThrowableProxy proxy
                        && proxy.getThrowable() instanceof SQLException sql
                ? " (code " + sql.getErrorCode() + ", state " + sql.getSQLState() + ")"
                : "";
    }
}
