package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class DeskLockTest {
    @Test
    void aSecondDeskOnTheFolderIsToldAndTheFolderIsFreeAgainAfterwards(@TempDir Path dir)
            throws Exception {
        try (var first = DeskLock.take(dir)) {
            assertThat(first.channel().isOpen()).isTrue();
            assertThatThrownBy(() -> DeskLock.take(dir))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Nothing was changed");
        }
        DeskLock.take(dir).close();
    }
}
