package live.lsn.desk.people;

import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// A wipe that is not ordered yet.
///
/// @param reason null before one is chosen
record WipeDraft(Device device, @Nullable WipeReason reason) {
    WipeDraft because(@Nullable WipeReason next) {
        return new WipeDraft(device, next);
    }

    WipeDevice order() {
        return new WipeDevice(device.account(), device.install(), Objects.requireNonNull(reason));
    }
}
