package live.lsn.desk.people;

import live.lsn.api.model.Channel;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.FormField;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The sales channels that can be chosen, by their codes.
///
/// @param open those of whoever chooses
/// @param begin codes that are chosen at first; one that is not open stays to be seen, so that no
///   other change takes it away unsaid
record ChannelNames(List<Channel> open, Set<String> begin) {
    FormField<Set<String>> field(String name, PeopleWords words) {
        var codes = new ArrayList<>(open.stream().map(Channel::code).toList());
        begin.stream().sorted().filter(code -> !codes.contains(code)).forEach(codes::add);
        return Fields.several(
                        name, words.of("people.field.channels"), codes, code -> code, this::told)
                .required(words.of("people.error.channels"));
    }

    private String told(String code) {
        return open.stream()
                .filter(channel -> channel.code().equals(code))
                .map(channel -> code + ", " + channel.name())
                .findFirst()
                .orElse(code);
    }
}
