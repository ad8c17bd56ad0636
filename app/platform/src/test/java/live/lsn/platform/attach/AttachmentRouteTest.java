package live.lsn.platform.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// The route of files over HTTP, with a real platform.
class AttachmentRouteTest {
    private static final int LENGTH = 200_000;
    @TempDir private Path dir;
    private TestPlatform site;
    private FraudCase open;
    private AttachmentClient files;
    private TrpcClient calls;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir);
        open = site.openCases("AU", 1).getFirst();
        reach();
    }

    private void reach() {
        files = site.files(site.caller(Role.FRAUD_ANALYST, "AU"), "AU");
        calls = site.client(site.caller(Role.FRAUD_ANALYST, "AU"));
    }

    @AfterEach
    void stop() {
        calls.close();
        site.close();
    }

    private static Refused refused(ThrowingCallable act) {
        return catchThrowableOfType(Refused.class, act);
    }

    @Test
    void whatIsSentInPiecesComesBackWholeAndInParts() {
        var sent = Sent.of(1, LENGTH);
        sent.to(files, open);
        assertThat(files.read(sent.id(), 0, LENGTH)).isEqualTo(sent.bytes());
        assertThat(files.read(sent.id(), 65_530, 20)).isEqualTo(sent.piece(65_530, 20));
        assertThat(files.read(sent.id(), LENGTH - 3, 100)).isEqualTo(sent.piece(LENGTH - 3, 3));
        assertThat(refused(() -> files.read(sent.id(), LENGTH, 1)).httpStatus()).isEqualTo(416);
    }

    @Test
    void anUploadGoesOnWhereItStoodWhenThePlatformIsStoppedAfterEachPiece() {
        var sent = Sent.of(2, LENGTH);
        var offset = files.offer(sent.offer(open, null)).offset();
        while (offset < LENGTH) {
            files.append(sent.id(), offset, sent.piece(offset, Sent.PIECE));
            calls.close();
            site.restart();
            reach();
            var standing = files.offer(sent.offer(open, null));
            assertThat(standing).isEqualTo(files.standing(sent.id()));
            assertThat(standing.offset()).isGreaterThan(offset);
            offset = standing.offset();
        }
        files.complete(sent.id());
        files.complete(sent.id());
        assertThat(files.read(sent.id(), 0, LENGTH)).isEqualTo(sent.bytes());
    }

    @Test
    void anUploadThatIsCutAfterEach64KiBGoesOnWhereItStood() throws IOException {
        var length = 1 << 20;
        var token =
                site.platform()
                        .token(
                                site.caller(Role.FRAUD_ANALYST, "AU").account(),
                                java.time.Duration.ofMinutes(5));
        try (var line = new CuttingLine(site.platform().url());
                var client =
                        new TrpcClient(
                                new TrpcClient.Settings(
                                        okhttp3.HttpUrl.get(line.url()),
                                        TrpcClient.Transformer.NONE,
                                        TrpcClient.TokenSource.fixed(() -> token),
                                        1))) {
            var through = new AttachmentClient(client, okhttp3.HttpUrl.get(line.url()), "AU");
            for (var at = Sent.PIECE; at <= length; at += Sent.PIECE) {
                var sent = Sent.of(100 + at, length);
                line.let(at);
                var failures = sendThrough(line, through, sent);
                assertThat(failures).isPositive();
                assertThat(files.read(sent.id(), 0, length)).isEqualTo(sent.bytes());
            }
        }
    }

    /// @return how often it was cut
    private int sendThrough(CuttingLine line, AttachmentClient through, Sent sent) {
        for (var failures = 0; ; failures++) {
            try {
                var offset = through.offer(sent.offer(open, null)).offset();
                while (offset < sent.bytes().length)
                    offset = through.append(sent.id(), offset, sent.piece(offset, 256 << 10));
                through.complete(sent.id());
                return failures;
            } catch (live.lsn.api.trpc.TrpcException.Unreachable e) {
                assertThat(line.isCut()).isTrue();
                line.mend();
            }
        }
    }

    @Test
    void aPieceAtAnotherOffsetIsRefusedAndNothingIsKeptOfIt() {
        var sent = Sent.of(3, LENGTH);
        files.offer(sent.offer(open, null));
        files.append(sent.id(), 0, sent.piece(0, 1_000));
        for (var wrong : List.of(0L, 999L, 1_001L))
            assertThat(refused(() -> files.append(sent.id(), wrong, sent.piece(0, 10))))
                    .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(409))
                    .satisfies(e -> assertThat(AttachmentClient.reason(e)).isEqualTo("OFFSET"));
        assertThat(files.standing(sent.id()).offset()).isEqualTo(1_000);
    }

    @Test
    void aWholeOfAnotherHashIsThrownAwayAndCanBeSentAnew() {
        var sent = Sent.of(4, LENGTH);
        var wrong = Sent.of(5, LENGTH);
        files.offer(sent.offer(open, null));
        files.append(sent.id(), 0, wrong.bytes());
        assertThat(refused(() -> files.complete(sent.id())).httpStatus())
                .isEqualTo(AttachmentClient.CHECKSUM_MISMATCH);
        assertThat(files.standing(sent.id())).isEqualTo(new AttachmentClient.Standing(0, false));
        sent.to(files, open);
        assertThat(files.read(sent.id(), 0, LENGTH)).isEqualTo(sent.bytes());
    }

    @Test
    void whatIsNotWholeCanNeitherBeCompletedNorRead() {
        var sent = Sent.of(6, LENGTH);
        files.offer(sent.offer(open, null));
        files.append(sent.id(), 0, sent.piece(0, 10));
        assertThat(AttachmentClient.reason(refused(() -> files.complete(sent.id()))))
                .isEqualTo("INCOMPLETE");
        assertThat(refused(() -> files.read(sent.id(), 0, 10)).httpStatus()).isEqualTo(404);
    }

    @Test
    void piecesAndOffersBeyondTheirLimitsAreRefused() {
        var large = Sent.of(7, AttachmentClient.LARGEST_PIECE + 1);
        files.offer(large.offer(open, null));
        assertThat(refused(() -> files.append(large.id(), 0, large.bytes())).httpStatus())
                .isEqualTo(413);
        var short_ = Sent.of(8, 100);
        files.offer(short_.offer(open, null));
        assertThat(refused(() -> files.append(short_.id(), 0, large.piece(0, 101))).httpStatus())
                .isEqualTo(413);
        assertThat(refused(() -> files.offer(short_.offer(open, new byte[10]))).httpStatus())
                .isEqualTo(400);
    }

    @Test
    void aChannelThatHasTheContentIsNotSentItAgainAndAnotherOneIs() {
        var first = Sent.of(9, LENGTH);
        first.to(files, open);
        var again = Sent.of(first.bytes());
        assertThat(files.offer(again.offer(open, null)))
                .isEqualTo(new AttachmentClient.Standing(LENGTH, true));
        var other = site.files(site.caller(Role.ADMINISTRATOR, "NZ"), "NZ");
        var elsewhere = Sent.of(first.bytes());
        assertThat(other.offer(elsewhere.offer(open, null)))
                .isEqualTo(new AttachmentClient.Standing(0, false));
        assertThat(files.read(again.id(), 0, LENGTH)).isEqualTo(first.bytes());
    }

    @Test
    void aFileIsSeenByItsSenderAndOnceACaseNamesItByWhoMayReadTheCase() {
        var sent = Sent.of(10, LENGTH);
        sent.to(files, open);
        var founder = site.files(site.caller(Role.FOUNDER, "AU"), "AU");
        var buyer = site.files(site.caller(Role.BUYER, "AU"), "AU");
        assertThat(refused(() -> founder.read(sent.id(), 0, 1)).httpStatus()).isEqualTo(404);
        sent.nameIn(open, calls);
        assertThat(founder.read(sent.id(), 0, LENGTH)).isEqualTo(sent.bytes());
        assertThat(refused(() -> buyer.read(sent.id(), 0, 1)).httpStatus()).isEqualTo(404);
        var elsewhere = site.files(site.caller(Role.ADMINISTRATOR, "NZ"), "NZ");
        assertThat(refused(() -> elsewhere.read(sent.id(), 0, 1)).httpStatus()).isEqualTo(404);
    }

    @Test
    void whoMayNotAttachMayNotSendAndWhoIsNotSignedInMayNothing() {
        var sent = Sent.of(11, 10);
        var buyer = site.files(site.caller(Role.BUYER, "AU"), "AU");
        assertThat(refused(() -> buyer.offer(sent.offer(open, null))).httpStatus()).isEqualTo(403);
        var orders = new AttachmentClient.Offer("orders", open.id(), sent.content(), null);
        assertThat(refused(() -> files.offer(orders)).httpStatus()).isEqualTo(400);
        var nobody =
                new AttachmentClient(
                        site.client((String) null),
                        okhttp3.HttpUrl.get(site.platform().url()),
                        "AU");
        assertThat(refused(() -> nobody.read(sent.id(), 0, 1)).httpStatus()).isEqualTo(401);
    }

    @Test
    void anotherPersonsUploadIsNeitherToldNorContinued() {
        var sent = Sent.of(12, 10);
        files.offer(sent.offer(open, null));
        var founder = site.files(site.caller(Role.FOUNDER, "AU"), "AU");
        assertThat(refused(() -> founder.standing(sent.id())).httpStatus()).isEqualTo(404);
        assertThat(refused(() -> founder.append(sent.id(), 0, sent.bytes())).httpStatus())
                .isEqualTo(404);
    }

    @Test
    void aCommandIsHeldUntilItsFileIsHereAndLeavesNoTraceBefore() {
        var sent = Sent.of(13, LENGTH);
        files.offer(sent.offer(open, null));
        files.append(sent.id(), 0, sent.piece(0, 10));
        var refused = refused(() -> sent.nameIn(open, calls));
        assertThat(refused.data().path("reason").asString()).isEqualTo("ATTACHMENT_MISSING");
        assertThat(refused.data().path("attachments").get(0).asString()).isEqualTo(sent.id());
        sent.to(files, open);
        assertThat(sent.nameIn(open, calls).attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).isEqualTo(sent.content()));
        assertThat(site.verifyAudit()).allMatch(channel -> channel.fault() == null);
    }

    @Test
    void aFileThatWasSentForAnotherCaseIsNotTaken() {
        var sent = Sent.of(14, 10);
        sent.to(files, open);
        var other = site.openCases("AU", 1).getFirst();
        assertThat(refused(() -> sent.nameIn(other, calls)).data().path("reason").asString())
                .isEqualTo("ATTACHMENT_MISSING");
    }

    @Test
    void aThumbnailIsGivenOutAsItCame() {
        var sent = Sent.of(15, 10);
        var thumbnail = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};
        files.offer(sent.offer(open, thumbnail));
        assertThat(files.thumbnail(sent.id())).isEqualTo(thumbnail);
    }

    @Test
    void aChannelThatIsFullSaysSo() {
        var small = new AttachmentSettings(null, null, 1_000);
        try (var tight = new TestPlatform(dir.resolve("tight"), small, Database::sqlite)) {
            var place = tight.openCases("AU", 1).getFirst();
            var client = tight.files(tight.caller(Role.FRAUD_ANALYST, "AU"), "AU");
            Sent.of(16, 600).to(client, place);
            var refused = refused(() -> client.offer(Sent.of(17, 600).offer(place, null)));
            assertThat(refused.httpStatus()).isEqualTo(AttachmentClient.NO_ROOM);
            assertThat(refused.serverMessage()).contains("room for files");
            Sent.of(18, 400).to(client, place);
        }
    }

    @Test
    void nothingButAHashBecomesAPath() {
        for (var id : List.of("../../keys/platform.key", "..%2f..%2fkeys", "x"))
            assertThat(refused(() -> files.read(id, 0, 10)).httpStatus()).isIn(400, 404);
        var sent = Sent.of(19, 10);
        var content =
                new live.lsn.api.model.Attachment.Content(
                        sent.id(), "../".repeat(21) + "x", 10, "image/jpeg");
        var offer = new AttachmentClient.Offer("fraudCases", open.id(), content, null);
        assertThat(refused(() -> files.offer(offer)).httpStatus()).isEqualTo(400);
    }

    @Test
    void onTheDiskItIsSealedUnderItsHashAndForItsOwnerAlone() throws IOException {
        var text = "Evidence against nobody. ".repeat(4_000).getBytes(StandardCharsets.UTF_8);
        var sent = Sent.of(text);
        sent.to(files, open);
        var hash = sent.content().sha256();
        var root = dir.resolve("platform").resolve("attachments");
        var file = root.resolve(hash.substring(0, 2)).resolve(hash);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("Evidence");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(root.resolve(hash.substring(0, 2))))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var left = Files.list(root.resolve("new"))) {
            assertThat(left).isEmpty();
        }
        assertThat(withWal()).doesNotContain("Evidence");
    }

    private String withWal() throws IOException {
        var all = new StringBuilder();
        for (var end : Set.of("", "-wal")) {
            var file = dir.resolve("platform").resolve("platform.db" + end);
            if (Files.exists(file))
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    @Test
    void damageOnTheDiskIsAnErrorAndNeverAWrongByte() throws IOException {
        var sent = Sent.of(20, LENGTH);
        sent.to(files, open);
        var hash = sent.content().sha256();
        var file =
                dir.resolve("platform")
                        .resolve("attachments")
                        .resolve(hash.substring(0, 2))
                        .resolve(hash);
        var sealed = Files.readAllBytes(file);
        sealed[100_000] ^= 1;
        Files.write(file, sealed);
        assertThat(files.read(sent.id(), 0, 100)).isEqualTo(sent.piece(0, 100));
        assertThat(refused(() -> files.read(sent.id(), 99_000, 100)).httpStatus()).isEqualTo(503);
        Files.delete(file);
        assertThat(AttachmentClient.reason(refused(() -> files.read(sent.id(), 0, 1))))
                .isEqualTo("LOST");
    }
}
