/// Every mutation's one way: authenticate, authorise, ledger, load, version, rule, save, feed and
/// audit, commit.
@NullMarked
package live.lsn.platform.command;

import org.jspecify.annotations.NullMarked;
