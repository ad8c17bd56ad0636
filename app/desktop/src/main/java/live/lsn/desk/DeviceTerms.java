package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Machine;
import live.lsn.api.procedure.DeviceProcedures.OrderedOf;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.procedure.DeviceProcedures.TermsOf;
import live.lsn.api.signin.ReadTerm;
import live.lsn.api.signin.WipeOrder;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.desk.store.StoreException;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.sync.SyncStatus.Connection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// On which terms the profile may lie on this device, as the platform told at the last contact.
/// They are about reading: what waits to be sent is never touched by them.
public final class DeviceTerms {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceTerms.class);
    private static final String NOTE = "terms";
    private static final Duration RENEW = Duration.ofMinutes(10);
    private static final Duration HINTED = Duration.ofSeconds(30);

    /// How far the clock may be turned back, as by a machine that is set right.
    private static final Duration TOLERANCE = Duration.ofHours(24);

    private final ProfileNotes notes;
    private final DeskSession.Who who;
    private final TrpcClient client;
    private final Supplier<TrpcClient> stranger;
    private final String install;
    private final String machine;
    private final Consumer<Terms> onTold;
    private final InstantSource clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Held held;
    private volatile @Nullable Instant refused;
    private volatile Runnable onChange = () -> {};

    /// @param latest the latest time that was ever seen
    private record Kept(Terms terms, Instant asked, Instant latest) {}

    /// @param until when reading ends; null where the platform's word does not hold
    private record Held(Kept kept, @Nullable Instant until, @Nullable WipeOrder wipe) {}

    /// @param stranger makes a client that signs in as nobody
    /// @param install the id of the outbox
    /// @param machine the id of what the person keeps on this machine
    DeviceTerms(
            ProfileNotes notes,
            DeskSession.Who who,
            TrpcClient client,
            Supplier<TrpcClient> stranger,
            String install,
            String machine,
            Consumer<Terms> onTold,
            InstantSource clock) {
        this.install = install;
        this.machine = machine;
        this.onTold = onTold;
        this.notes = notes;
        this.who = who;
        this.client = client;
        this.stranger = stranger;
        this.clock = clock;
        this.held = load();
    }

    /// Whether what is on the device may be read now.
    public enum Reading {
        ALLOWED,
        /// The last contact is too long ago.
        OVER,
        /// The clock was turned back, so that nobody knows how long ago the last contact is.
        CLOCK_TURNED_BACK
    }

    /// Without a word of the platform, as on one that has no such terms, reading has no end.
    public Reading reading() {
        var now = held;
        if (now == null) return Reading.ALLOWED;
        var time = clock.instant();
        var latest = now.kept().latest();
        if (time.isBefore(latest.minus(TOLERANCE))) return Reading.CLOCK_TURNED_BACK;
        var at = time.isBefore(latest) ? latest : time;
        var until = now.until();
        return until != null && at.isBefore(until) ? Reading.ALLOWED : Reading.OVER;
    }

    /// Whether the platform asks for a locked profile.
    public boolean lockRequired() {
        var now = held;
        return now != null && now.kept().terms().lockRequired();
    }

    /// The platform's order to wipe this device; null where there is none that it has signed.
    @Nullable WipeOrder wipe() {
        var now = held;
        return now == null ? null : now.wipe();
    }

    /// Whether this device is to be wiped.
    public boolean isToBeWiped() {
        return wipe() != null;
    }

    /// The platform's key that is told with the order.
    String escrowKey() {
        return Objects.requireNonNull(held).kept().terms().escrowKey();
    }

    /// Told when other terms were taken in, on any thread.
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    /// Asks the platform now. Takes its time.
    ///
    /// @throws TrpcException if it does not tell, or its word is not signed
    public Terms ask() {
        var told =
                client.query(
                        DeviceProcedures.TERMS,
                        new TermsOf(install, new Machine(machine, MachineName.here())));
        var term = term(told);
        if (term == null)
            throw new TrpcException.NotTrpc(
                    200, null, TrpcException.NotTrpc.Looks.OTHER_SHAPE, null, null);
        keep(new Kept(told, clock.instant(), term.from()));
        onChange.run();
        return told;
    }

    /// Renews the terms at each contact that is ten minutes after the last. Where the platform
    /// takes the sign-in no more, it is asked only whether this device is to be wiped.
    void follow(SyncStatus now) {
        if (now.connection() == Connection.SIGN_IN) askStranger();
        if (now.connection() != Connection.ONLINE || !isDue()) return;
        if (!asking.compareAndSet(false, true)) return;
        Thread.ofVirtual().name("terms").start(this::renew);
    }

    /// The platform has something to tell: asks soon, and not more often than each 30 seconds, for
    /// the hint comes as long as any device of the person is awaited to be wiped.
    void hinted() {
        var now = held;
        if (now != null && (now.wipe() != null || isWithin(now.kept().asked(), HINTED))) return;
        if (asking.compareAndSet(false, true)) Thread.ofVirtual().name("terms").start(this::renew);
    }

    private void askStranger() {
        var now = held;
        if (now == null || now.wipe() != null) return;
        var last = refused;
        if (last != null && isWithin(last, HINTED)) return;
        if (!asking.compareAndSet(false, true)) return;
        refused = clock.instant();
        Thread.ofVirtual().name("order").start(() -> takeOrder(now.kept()));
    }

    /// Only an order that is signed by the keys of the last terms holds: anybody may have answered.
    private void takeOrder(Kept kept) {
        try (var client = stranger.get()) {
            var told = client.query(DeviceProcedures.ORDER, new OrderedOf(who.account(), install));
            if (told.wipe() == null) return;
            keep(new Kept(kept.terms().with(told.wipe()), kept.asked(), kept.latest()));
            onChange.run();
        } catch (TrpcException | StoreException | IllegalStateException e) {
            LOG.debug("no order: {}", e.getClass().getSimpleName());
        } finally {
            asking.set(false);
        }
    }

    private boolean isWithin(Instant asked, Duration least) {
        return Duration.between(asked, clock.instant()).abs().compareTo(least) < 0;
    }

    private boolean isDue() {
        var now = held;
        if (now == null || reading() != Reading.ALLOWED) return true;
        return !isWithin(now.kept().asked(), RENEW);
    }

    private void renew() {
        try {
            onTold.accept(ask());
        } catch (TrpcException | StoreException | IllegalStateException e) {
            // The next contact tries again; what was told before goes on.
            LOG.debug("no terms: {}", e.getClass().getSimpleName());
        } finally {
            asking.set(false);
        }
    }

    /// Remembers how late it is, so that the clock cannot be turned back unseen.
    void seen() {
        var now = held;
        var time = clock.instant();
        if (now == null || !time.isAfter(now.kept().latest().plus(RENEW))) return;
        keep(new Kept(now.kept().terms(), now.kept().asked(), time));
    }

    private @Nullable ReadTerm term(Terms terms) {
        var term = ReadTerm.verified(terms.readTerm(), terms.signingKeys());
        return term != null
                        && term.account().equals(who.account())
                        && term.platformId().equals(who.platformId())
                ? term
                : null;
    }

    private @Nullable WipeOrder wipe(Terms terms) {
        var text = terms.wipe();
        var order = text == null ? null : WipeOrder.verified(text, terms.signingKeys());
        return order != null
                        && order.account().equals(who.account())
                        && order.platformId().equals(who.platformId())
                        && order.install().equals(install)
                ? order
                : null;
    }

    /// A contact and a new passphrase may ask at the same time.
    private synchronized void keep(Kept next) {
        notes.save(NOTE, Json.MAPPER.writeValueAsBytes(next));
        held = held(next);
    }

    private Held held(Kept kept) {
        var term = term(kept.terms());
        return new Held(kept, term == null ? null : term.until(), wipe(kept.terms()));
    }

    private @Nullable Held load() {
        var note = notes.load(NOTE);
        try {
            return note == null ? null : held(Json.MAPPER.readValue(note, Kept.class));
        } catch (JacksonException e) {
            return null;
        }
    }
}
