package live.lsn.cli.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;

import live.lsn.desk.log.LogBook;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The log files of a data folder.
public final class LogFiles {
    private static final int DAYS = 14;
    private static final FileSize FILE = FileSize.valueOf("5 MB");
    private static final FileSize ALL = FileSize.valueOf("50 MB");

    private LogFiles() {}

    /// From now on what happens is written to `DIR/logs/<program>.log` too; a new file each day and
    /// each 5 MB, two weeks and 50 MB at most. Where that cannot be, the program goes on without.
    ///
    /// @param data the data folder
    public static void into(Path data, String program) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var folder = LogBook.folder(data);
        try {
            make(folder);
        } catch (IOException e) {
            LoggerFactory.getLogger(LogFiles.class)
                    .warn("no log is kept: {}", e.getClass().getSimpleName());
            return;
        }
        // Each data folder that a process opens has its own; a second one of the same replaces it.
        root.detachAppender(program);
        root.addAppender(appender(context, folder, program));
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static RollingFileAppender<ILoggingEvent> appender(
            LoggerContext context, Path folder, String program) {
        var layout = new LogLine();
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        var appender = new RollingFileAppender<ILoggingEvent>();
        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        appender.setContext(context);
        appender.setName(program);
        appender.setFile(folder.resolve(program + ".log").toString());
        appender.setEncoder(encoder);
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve(program + ".%d{yyyy-MM-dd}.%i.log").toString());
        rolling.setMaxFileSize(FILE);
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(ALL);
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        return appender;
    }
}
