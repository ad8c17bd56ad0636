package live.lsn.desk.sync;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Permission;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.rules.CommandRules;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Which procedures a platform has. Each is called once by the method that it is not called by: a
/// platform that has it answers so without doing anything, one that has not says NOT_FOUND.
final class Served {
    private final TrpcClient client;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    Served(TrpcClient client) {
        this.client = client;
    }

    void forget() {
        known.clear();
    }

    boolean mutation(String name) {
        return known.computeIfAbsent(name, _ -> has(() -> client.query(name, null)));
    }

    boolean query(String name) {
        return known.computeIfAbsent(name, _ -> has(() -> client.mutate(name, null, Map.of())));
    }

    private static boolean has(Runnable call) {
        try {
            call.run();
            return true;
        } catch (Refused refused) {
            return !Introduction.isNotThere(refused);
        } catch (NotTrpc other) {
            // Something before the platform minds the method; it will tell when it is asked well.
            if (other.isTransient()) throw other;
            return true;
        }
    }

    /// What of the permissions anything can be done with.
    Set<Permission> usable(Set<Permission> granted) {
        return granted.stream().filter(this::isUsable).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isUsable(Permission permission) {
        var needing =
                CommandRules.ALL.stream()
                        .map(rule -> rule.procedure())
                        .filter(procedure -> procedure.permission() == permission)
                        .toList();
        return needing.isEmpty()
                || needing.stream().anyMatch(procedure -> mutation(procedure.name()));
    }
}
