package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Keys with which programs come in: `Authorization: Bearer lsn_…`. A key can do no more than its
/// owner, the person who made it, can do now. Keys are for people to make: a key makes none.
public final class ApiKeyProcedures {
    private ApiKeyProcedures() {}

    /// Days that a key may live at most.
    public static final int LONGEST_DAYS = 366;

    public static final Query<Nothing, KeyList> LIST =
            Procedure.query("apiKeys.list", Nothing.class, KeyList.class, Permission.USERS_ADMIN);

    /// Makes a key. Its text is in the answer and nowhere else.
    public static final Mutation<CreateKey, NewKey> CREATE =
            Procedure.mutation(
                    "apiKeys.create", CreateKey.class, NewKey.class, Permission.USERS_ADMIN);

    /// Gives a key a new text; the old one counts for 24 hours more.
    public static final Mutation<OfKey, NewKey> ROTATE =
            Procedure.mutation("apiKeys.rotate", OfKey.class, NewKey.class, Permission.USERS_ADMIN);

    /// Ends a key at once.
    public static final Mutation<OfKey, ApiKey> REVOKE =
            Procedure.mutation("apiKeys.revoke", OfKey.class, ApiKey.class, Permission.USERS_ADMIN);

    /// @param id what stands as actor in the audit of what the key does
    /// @param owner account of who made it
    /// @param channels codes
    /// @param usedAt to the minute; empty where it never was
    public record ApiKey(
            String id,
            String name,
            String owner,
            Set<Permission> permissions,
            List<String> channels,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            boolean revoked) {}

    public record KeyList(List<ApiKey> keys) {}

    /// @param name what it is for, 1 to 100 characters
    /// @param permissions one at least, each one that the caller has
    /// @param channels codes, one at least, all of them open to the caller
    /// @param expiresAt at most 366 days ahead
    public record CreateKey(
            String name, Set<Permission> permissions, List<String> channels, Instant expiresAt) {
        public CreateKey {
            requireNonNull(expiresAt, "expiresAt");
            if (name == null || name.isBlank() || name.length() > 100)
                throw new IllegalArgumentException("name: 1 to 100 characters");
            if (permissions == null || permissions.isEmpty())
                throw new IllegalArgumentException("permissions: one at least");
            if (channels == null || channels.isEmpty())
                throw new IllegalArgumentException("channels: one at least");
            channels = channels.stream().distinct().sorted().toList();
        }
    }

    public record OfKey(String id) {
        public OfKey {
            requireNonNull(id, "id");
        }
    }

    /// @param text the key itself, such as `lsn_` and 32 letters and digits
    public record NewKey(ApiKey key, String text) {
        @Override
        public String toString() {
            return "NewKey[" + key.id() + "]";
        }
    }
}
