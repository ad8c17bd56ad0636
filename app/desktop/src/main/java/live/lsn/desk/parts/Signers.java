package live.lsn.desk.parts;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.Messages;

/// What people are called on a lot: whoever has signed something of it by name, others as
/// colleagues with the end of their account.
public final class Signers {
    private static final int TAIL = 4;

    private Signers() {}

    public static String name(Lot lot, String account, Messages messages) {
        var name = lot.nameOf(account);
        return name != null
                ? name
                : messages.of(
                        "lots.person", account.substring(Math.max(0, account.length() - TAIL)));
    }
}
