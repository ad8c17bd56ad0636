package live.lsn.ui.form;

import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import live.lsn.ui.Words;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// A time zone: part of its name is typed, and those that have it are offered with how far they are
/// from UTC.
final class ZoneEntry extends TypedEntry<ZoneId> {
    private static final int OFFERED = 8;
    private static final List<ZoneId> ALL =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
                    .filter(id -> !id.startsWith("Etc/"))
                    .sorted()
                    .map(ZoneId::of)
                    .toList();
    private final ContextMenu menu = new ContextMenu();
    private final Supplier<Instant> now;

    ZoneEntry(Supplier<Instant> now) {
        super(ZoneEntry::read, ZoneId::getId);
        this.now = now;
        field().setPromptText(Words.of("form.zone.prompt"));
        field().textProperty().subscribe((_, typed) -> offer(typed));
        field().focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) menu.hide();
                        });
    }

    /// `UTC+11:00` at the time.
    static String offset(ZoneId zone, Instant at) {
        var offset = zone.getRules().getOffset(at);
        return "UTC" + (offset.getTotalSeconds() == 0 ? "" : offset.getId());
    }

    /// The zones whose name has all the words, in any order.
    static boolean matches(ZoneId zone, String typed) {
        var name =
                (zone.getId().replace('_', ' ')
                                + " "
                                + zone.getDisplayName(TextStyle.FULL, Locale.UK))
                        .toLowerCase(Locale.ROOT);
        for (var word : typed.toLowerCase(Locale.ROOT).replace('_', ' ').strip().split("\\s+"))
            if (!name.contains(word)) return false;
        return true;
    }

    private void offer(String typed) {
        menu.hide();
        if (!field().isFocused() || typed.isBlank() || read() instanceof Reading.Value) return;
        var matching = ALL.stream().filter(zone -> matches(zone, typed)).limit(OFFERED).toList();
        menu.getItems().setAll(matching.stream().map(this::item).toList());
        if (!matching.isEmpty()) menu.show(field(), Side.BOTTOM, 0, 2);
    }

    private MenuItem item(ZoneId zone) {
        var item = new MenuItem(zone.getId() + "   " + offset(zone, now.get()));
        item.setOnAction(
                _ -> {
                    show(zone);
                    field().end();
                });
        return item;
    }

    private static Reading<ZoneId> read(String typed) {
        var id = typed.replace(' ', '_');
        for (var zone : ALL) if (zone.getId().equalsIgnoreCase(id)) return value(zone);
        try {
            return value(ZoneId.of(typed));
        } catch (DateTimeException e) {
            return new Reading.Wrong<>(Words.of("form.not-zone"));
        }
    }

    private static Reading<ZoneId> value(ZoneId zone) {
        return new Reading.Value<>(zone);
    }
}
