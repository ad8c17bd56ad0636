package live.lsn.platform.device;

import live.lsn.platform.db.Database;

/// Who has a device that is ordered to be wiped and has not confirmed it: their desks are told to
/// ask for their terms.
public final class AwaitedWipes {
    private final Database database;

    public AwaitedWipes(Database database) {
        this.database = database;
    }

    public boolean hasAny(String account) {
        return Devices.isAwaited(database, account);
    }
}
