package live.lsn.platform.attach;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.model.FraudCase;

/// Sends a file a piece here and a piece there.
public final class InTurns {
    private InTurns() {}

    public static void send(AttachmentClient one, AttachmentClient two, FraudCase open) {
        var sent = Sent.of(1, 300_000);
        var offset = one.offer(sent.offer(open, null)).offset();
        while (offset < sent.bytes().length) {
            var next = offset / Sent.PIECE % 2 == 0 ? one : two;
            assertThat(next.standing(sent.id()).offset()).isEqualTo(offset);
            offset = next.append(sent.id(), offset, sent.piece(offset, Sent.PIECE));
        }
        two.complete(sent.id());
        one.complete(sent.id());
        assertThat(one.read(sent.id(), 0, sent.bytes().length)).isEqualTo(sent.bytes());
        assertThat(two.read(sent.id(), 0, sent.bytes().length)).isEqualTo(sent.bytes());
        var again = Sent.of(sent.bytes());
        assertThat(one.offer(again.offer(open, null)).complete()).isTrue();
    }
}
