package live.lsn.platform.trpc;

/// What every tRPC server here answers by itself.
final class SystemProcedures {
    private SystemProcedures() {}

    static TrpcRouter router() {
        return new TrpcRouter().rawQuery("system.health", false, (_, _) -> "ok");
    }
}
