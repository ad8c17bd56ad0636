package live.lsn.platform.fraud;

import live.lsn.api.model.Ids;
import live.lsn.api.model.RuleSet;
import live.lsn.api.trpc.Json;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The rule set that a new channel begins with.
public final class RuleSets {
    private RuleSets() {}

    public static RuleSet first(String channel) {
        try (var stream =
                Objects.requireNonNull(RuleSets.class.getResourceAsStream("rule-set-v1.json"))) {
            var json = (ObjectNode) Json.MAPPER.readTree(stream);
            json.put("id", Ids.next()).put("version", 1).put("channel", channel);
            return Json.MAPPER.treeToValue(json, RuleSet.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
