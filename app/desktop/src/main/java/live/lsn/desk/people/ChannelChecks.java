package live.lsn.desk.people;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;

import live.lsn.api.model.Channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A check for each sales channel.
final class ChannelChecks extends HBox {
    private final List<CheckBox> checks = new ArrayList<>();

    ChannelChecks(List<Channel> channels, Set<String> on, Consumer<Set<String>> onChange) {
        super(16);
        for (var channel : channels) {
            var check = new CheckBox(channel.code() + ", " + channel.name());
            check.setUserData(channel.code());
            check.setSelected(on.contains(channel.code()));
            check.selectedProperty().subscribe((_, _) -> onChange.accept(chosen()));
            checks.add(check);
        }
        getChildren().addAll(checks);
    }

    private Set<String> chosen() {
        var codes = new TreeSet<String>();
        for (var check : checks) if (check.isSelected()) codes.add((String) check.getUserData());
        return codes;
    }
}
