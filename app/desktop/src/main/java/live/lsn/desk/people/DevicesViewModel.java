package live.lsn.desk.people;

import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.api.procedure.DeviceProcedures.DevicesOf;
import live.lsn.desk.DeskSession;
import live.lsn.ui.Background;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// The machines on which people use the desk, and ordering what they keep there to be wiped.
final class DevicesViewModel {
    private final String here;
    private final InstantSource clock;
    private final Bench<Device, WipeDraft> bench;

    /// How far a wipe is.
    enum Life {
        IN_USE,
        /// It was ordered, and the device was not seen since or did not obey yet.
        ORDERED,
        WIPED
    }

    /// @param owner name of an account
    DevicesViewModel(
            DeskSession session,
            Background background,
            InstantSource clock,
            Function<String, String> owner) {
        this.clock = clock;
        here = session.outbox().installId();
        bench =
                new Bench<>(
                        session,
                        background,
                        new Listing<>(
                                () ->
                                        session.ask(DeviceProcedures.DEVICES, new DevicesOf(null))
                                                .devices(),
                                new Listing.Facets<>(
                                        Device::install,
                                        device ->
                                                device.name()
                                                        + " "
                                                        + owner.apply(device.account())),
                                background,
                                clock));
    }

    Bench<Device, WipeDraft> bench() {
        return bench;
    }

    /// Whether it is the one in front of which the administrator sits.
    boolean isHere(Device device) {
        return device.install().equals(here);
    }

    static Life life(Device device) {
        if (device.wiped() != null) return Life.WIPED;
        return device.ordered() == null ? Life.IN_USE : Life.ORDERED;
    }

    Instant now() {
        return clock.instant();
    }

    List<Device> of(String account) {
        return bench.listing().all().stream()
                .filter(device -> device.account().equals(account))
                .toList();
    }

    /// Whether one was ordered to be wiped and has not confirmed it.
    boolean isAnyAwaited() {
        return bench.listing().all().stream().anyMatch(device -> life(device) == Life.ORDERED);
    }

    /// Why a device cannot be wiped any more, as a key of words; null where it can.
    static @Nullable String ended(Device device) {
        return switch (life(device)) {
            case IN_USE -> null;
            case ORDERED -> "devices.blocked.ordered";
            case WIPED -> "devices.blocked.wiped";
        };
    }

    /// Asks for the reason to wipe the selected one.
    void wipe() {
        var device = bench.listing().selected().get();
        if (device != null && bench.blocked() == null && ended(device) == null)
            bench.show(Step.Form.of(new WipeDraft(device, null)));
    }

    /// A reason was chosen.
    void type(WipeDraft draft) {
        if (bench.step().get() instanceof Step.Form<Device, WipeDraft> form && !form.busy())
            bench.show(new Step.Form<>(draft, form.tried(), false, null));
    }

    /// Asks once more before it is ordered.
    void save() {
        if (!(bench.step().get() instanceof Step.Form<Device, WipeDraft>(var draft, _, _, _)))
            return;
        bench.show(
                draft.reason() == null
                        ? new Step.Form<>(draft, true, false, null)
                        : new Step.Question<>(Act.WIPE, draft.device(), draft, false, null));
    }

    /// Orders what was asked about.
    void confirm() {
        if (!(bench.step().get() instanceof Step.Question<Device, WipeDraft> question)) return;
        var draft = question.draft();
        if (draft == null) return;
        bench.give(
                DeviceProcedures.WIPE,
                draft.order(),
                _ -> bench.show(new Step.Facts<>("devices.done.wipe", name(question.whom()))));
    }

    /// What it is called; the end of its id where it never told a name.
    static String name(Device device) {
        var name = device.name();
        return name == null || name.isBlank()
                ? device.install().substring(device.install().length() - 6)
                : name;
    }
}
