package live.lsn.desk.shell;

import live.lsn.api.model.Channel;
import live.lsn.desk.sync.DeskSync;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.StatusStrip;
import live.lsn.ui.StatusStrip.Segment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// What the foot of the window tells: connection, last sync, outbox; keys, channel, business time.
final class StatusLine {
    private final StatusStrip strip = new StatusStrip();
    private final DeskSync sync;
    private final OutboxViewModel outbox;
    private final Channel channel;
    private final Wording words;
    private final InstantSource clock;
    private final BooleanSupplier hasOutbox;
    private final Runnable toOutbox;
    private final Runnable showKeys;
    private @Nullable Runnable signIn;

    /// @param hasOutbox whether the outbox is a place of this window
    StatusLine(
            DeskSync sync,
            OutboxViewModel outbox,
            Channel channel,
            Wording words,
            InstantSource clock,
            BooleanSupplier hasOutbox,
            Runnable toOutbox,
            Runnable showKeys) {
        this.sync = sync;
        this.outbox = outbox;
        this.channel = channel;
        this.words = words;
        this.clock = clock;
        this.hasOutbox = hasOutbox;
        this.toOutbox = toOutbox;
        this.showKeys = showKeys;
        outbox.content().subscribe(_ -> draw());
    }

    /// Where "sign in again" leads; null for nowhere.
    void onSignIn(@Nullable Runnable run) {
        signIn = run;
    }

    StatusStrip node() {
        return strip;
    }

    void draw() {
        strip.setLeft(left(sync.status()));
        strip.setRight(right());
    }

    private List<Segment> left(SyncStatus now) {
        var left = new ArrayList<Segment>();
        left.add(connection(now));
        var why = now.reason();
        if (why != null) left.add(Segment.of(words.of(why)));
        if (now.clockIsWrong())
            left.add(
                    Segment.of(
                            "bi-clock",
                            words.of(
                                    now.clockOffset().isNegative()
                                            ? "status.clock-ahead"
                                            : "status.clock-behind",
                                    words.span(now.clockOffset().abs())),
                            Tone.WARNING));
        left.add(age(now));
        var lists = now.lists();
        if (lists != null) addTroubles(left, lists);
        var loading = now.loading();
        if (loading != null)
            left.add(
                    Segment.of(
                            words.of(
                                    "status.loading",
                                    loading.collection(),
                                    words.count(loading.rows()),
                                    words.count(Math.max(loading.rows(), loading.estimate())))));
        if (hasOutbox.getAsBoolean()) addOutbox(left);
        return left;
    }

    /// What is read from lists has an age, and is never told to be live.
    private Segment age(SyncStatus now) {
        var synced = now.lastSync();
        if (synced == null) return Segment.of(words.of("status.never-synced"));
        var lists = now.lists();
        if (lists == null) return Segment.of(words.of("status.synced", words.clock(synced)));
        var old = lists.isStale(clock.instant());
        return Segment.of(
                "bi-list-ul",
                words.of("status.as-of", asOf(synced)),
                old ? Tone.WARNING : Tone.NEUTRAL);
    }

    /// With the day, where it is another one.
    private String asOf(Instant synced) {
        var zone = channel.zone();
        var day = LocalDate.ofInstant(synced, zone);
        return day.equals(LocalDate.ofInstant(clock.instant(), zone))
                ? words.minute(synced)
                : words.moment(synced);
    }

    /// Each trouble once, with the lists that it is about.
    private void addTroubles(List<Segment> left, SyncStatus.Lists lists) {
        var names = new TreeMap<String, List<String>>();
        lists.troubles()
                .forEach(
                        (name, key) ->
                                names.computeIfAbsent(key, _ -> new ArrayList<>()).add(name));
        names.forEach(
                (key, which) ->
                        left.add(
                                Segment.of(
                                        "bi-exclamation-circle",
                                        words.of(
                                                key,
                                                which.stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))),
                                        Tone.WARNING)));
    }

    private void addOutbox(List<Segment> left) {
        var content = outbox.content().get();
        left.add(
                Segment.of(
                                "bi-cloud-upload",
                                words.of("status.outbox", content.waiting()),
                                Tone.NEUTRAL)
                        .to(toOutbox));
        if (content.needsYou() > 0)
            left.add(
                    Segment.of(
                                    "bi-exclamation-circle",
                                    words.of("status.needs-you", content.needsYou()),
                                    Tone.SEVERE)
                            .to(toOutbox));
    }

    private List<Segment> right() {
        var right = new ArrayList<Segment>();
        right.add(Segment.key("?", words.of("status.keys")).to(showKeys));
        right.add(Segment.of(words.of("status.channel")).strong(channel.code()));
        shift().ifPresent(right::add);
        right.add(Segment.of(words.day(clock.instant())));
        return right;
    }

    /// What was imported with other times than the true ones says so.
    private Optional<Segment> shift() {
        var hello = sync.hello();
        var known = hello == null ? List.of(channel) : hello.channels();
        return known.stream()
                .filter(one -> one.code().equals(channel.code()))
                .map(Channel::shiftWeeks)
                .filter(Objects::nonNull)
                .findFirst()
                .map(weeks -> Segment.of(words.of("status.shifted", weeks)));
    }

    private Segment connection(SyncStatus now) {
        return switch (now.connection()) {
            case ONLINE ->
                    now.lists() == null
                            ? dot("status.online", Tone.SUCCESS)
                            : dot("status.reachable", Tone.NEUTRAL);
            case CONNECTING -> dot("status.connecting", Tone.NEUTRAL);
            case OFFLINE ->
                    Segment.of(
                            Segment.DOT,
                            words.of("status.offline", words.clock(now.since())),
                            Tone.WARNING);
            case SIGN_IN -> {
                var again = dot("status.sign-in", Tone.SEVERE);
                yield signIn == null ? again : again.to(signIn);
            }
            case INCOMPATIBLE -> dot("status.incompatible", Tone.DANGER);
        };
    }

    private Segment dot(String key, Tone tone) {
        return Segment.of(Segment.DOT, words.of(key), tone);
    }
}
