package live.lsn.api.procedure;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// Every procedure of the product.
public final class Procedures {
    private Procedures() {}

    private static final List<Procedure<?, ?>> NAMED =
            List.of(
                    SyncProcedures.HELLO,
                    SyncProcedures.BOOTSTRAP,
                    SyncProcedures.PULL,
                    SyncProcedures.STATUS,
                    SyncProcedures.CHANGES,
                    FraudProcedures.DECIDE_CASE,
                    FraudProcedures.CLAIM_CASE,
                    FraudProcedures.REVEAL_CASE,
                    FraudProcedures.ATTACH_TO_CASE,
                    GoalProcedures.SET_GOAL,
                    DeviceProcedures.TERMS,
                    DeviceProcedures.ORDER,
                    DeviceProcedures.RECOVER_KEY,
                    DeviceProcedures.LEAVE,
                    DeviceProcedures.WIPED,
                    DeviceProcedures.TAKE_BACK,
                    DeviceProcedures.TAKEN,
                    DeviceProcedures.DEVICES,
                    DeviceProcedures.WIPE,
                    AccessProcedures.ME,
                    AccessProcedures.SIGN_OUT_EVERYWHERE,
                    AccessProcedures.USERS,
                    AccessProcedures.CREATE_USER,
                    AccessProcedures.CHANGE_USER,
                    AccessProcedures.RESET_PASSWORD,
                    AccessProcedures.RESET_SECOND_FACTOR,
                    AccessProcedures.SIGN_OUT_USER,
                    ApiKeyProcedures.LIST,
                    ApiKeyProcedures.CREATE,
                    ApiKeyProcedures.ROTATE,
                    ApiKeyProcedures.REVOKE);

    public static final List<Procedure<?, ?>> ALL =
            Stream.of(NAMED, GoodsProcedures.ALL, ListProcedures.ALL)
                    .flatMap(List::stream)
                    .<Procedure<?, ?>>map(procedure -> procedure)
                    .toList();

    /// The procedure of that name, or null where the product has none.
    public static @Nullable Procedure<?, ?> named(String name) {
        return ALL.stream()
                .filter(procedure -> procedure.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
