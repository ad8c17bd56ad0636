package live.lsn.desk.shell;

import live.lsn.ui.Sidebar;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The places of a window: those that are offered to the person, and the one that is open.
final class WindowPlaces implements WindowEntries.Places {
    private final Sidebar sidebar;
    private final Function<Place, Screen> maker;
    private final Function<Place, @Nullable String> shortName;
    private final Consumer<Screen> onOpen;
    private final Map<Place, Screen> made = new EnumMap<>(Place.class);
    private final Map<String, Sidebar.Item> items = new HashMap<>();
    private List<Place> offered = List.of();
    private Screen current;

    /// @param maker makes the screen of a place, once
    /// @param shortName of a place whose title is too long for the sidebar
    /// @param onOpen told of each screen that is opened
    WindowPlaces(
            Sidebar sidebar,
            Function<Place, Screen> maker,
            Function<Place, @Nullable String> shortName,
            Consumer<Screen> onOpen) {
        this.sidebar = sidebar;
        this.maker = maker;
        this.shortName = shortName;
        this.onOpen = onOpen;
        this.current = screen(Place.SETTINGS);
        sidebar.selectedProperty()
                .subscribe(
                        item -> {
                            if (item != null && !item.id().equals(current.id())) show(item.id());
                        });
    }

    /// Takes in what is offered now, which can change while the window is open; the open place
    /// stays where it is still offered.
    ///
    /// @param begin the one that is opened where none was yet
    /// @param name of a group of the sidebar
    void offer(List<Place> now, Place begin, Function<Place.Group, String> name) {
        if (now.equals(offered)) return;
        var first = offered.isEmpty();
        offered = List.copyOf(now);
        sidebar.clearGroups();
        for (var group : Place.Group.values()) {
            var some =
                    now.stream().filter(place -> place.group() == group).map(this::item).toList();
            if (group == Place.Group.FOOT) some.forEach(sidebar::addAtFoot);
            else if (!some.isEmpty()) sidebar.addGroup(name.apply(group), some);
        }
        var stays = !first && screens().contains(current);
        go(stays ? current.id() : begin.id());
    }

    boolean isOffered(Place... places) {
        return Arrays.stream(places).allMatch(offered::contains);
    }

    Sidebar.Item item(Place place) {
        var screen = screen(place);
        var brief = shortName.apply(place);
        var name = brief == null ? screen.title() : brief;
        return items.computeIfAbsent(screen.id(), id -> Sidebar.Item.of(id, screen.icon(), name));
    }

    private Screen screen(Place place) {
        var screen = made.get(place);
        if (screen == null) {
            screen = maker.apply(place);
            made.put(place, screen);
        }
        return screen;
    }

    @Override
    public List<Screen> screens() {
        return offered.stream().map(this::screen).toList();
    }

    @Override
    public Screen current() {
        return current;
    }

    /// Opens a place by its id, such as `fraud` or `outbox`.
    @Override
    public void go(String id) {
        show(id);
        sidebar.select(id);
    }

    private void show(String id) {
        current =
                screens().stream()
                        .filter(screen -> screen.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        onOpen.accept(current);
    }
}
