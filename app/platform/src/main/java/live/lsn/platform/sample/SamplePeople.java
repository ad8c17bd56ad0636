package live.lsn.platform.sample;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;

import java.util.Arrays;
import java.util.List;

/// The channels and people of the sample.
public final class SamplePeople {
    private SamplePeople() {}

    /// Somebody who may sign in.
    ///
    /// @param channels codes
    public record Person(String name, Role role, List<String> channels) {}

    public static List<Channel> channels() {
        return SampleFiles.read("channels.csv").stream()
                .map(
                        row ->
                                new Channel(
                                        row.getField("code"),
                                        row.getField("name"),
                                        row.getField("currency"),
                                        java.time.ZoneId.of(row.getField("zone"))))
                .toList();
    }

    /// One person a role, and one analyst more who may open one channel only.
    public static List<Person> people() {
        return SampleFiles.read("people.csv").stream()
                .map(
                        row ->
                                new Person(
                                        row.getField("name"),
                                        Role.valueOf(row.getField("role")),
                                        Arrays.asList(row.getField("channels").split(" "))))
                .toList();
    }
}
