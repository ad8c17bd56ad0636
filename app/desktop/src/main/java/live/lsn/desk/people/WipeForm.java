package live.lsn.desk.people;

import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.ui.ActButton;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.FormField;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why a device is to be wiped.
final class WipeForm extends EntrySheet<Device, WipeDraft> {
    private final FormField<WipeReason> reason;
    private final ActButton next;

    WipeForm(
            DevicesViewModel model,
            PeopleWords words,
            DraftBook drafts,
            WipeDraft begin,
            String owner) {
        super(model.bench(), words, drafts, model::save);
        var name = DevicesViewModel.name(begin.device());
        reason =
                Fields.choice(
                                "wipe-reason",
                                words.of("devices.field.reason"),
                                List.of(WipeReason.values()),
                                WipeReason::name,
                                each -> words.of("devices.reason." + each))
                        .required(words.of("devices.error.reason"))
                        .help(words.of("devices.field.reason.help"));
        if (begin.reason() != null) reason.start(begin.reason());
        form.row(reason).with(effect(words.of("devices.effect", owner)));
        form.onChange(() -> model.type(begin.because(reason.value())));
        next = new ActButton(words.of("devices.next"), "Ctrl+Enter", ActButton.Kind.DANGER);
        next.setOnAction(_ -> save());
        begin(
                List.of(next),
                "wipe-" + begin.device().install(),
                Parts.title(words.of("devices.form", name, owner)),
                form);
    }

    @Override
    void redraw(WipeDraft entered, @Nullable String blocked) {
        next.setBlocked(blocked);
    }
}
