/// What has a budget, measured: one class a subject, each with the peers that it is compared with.
@NullMarked
package live.lsn.cli.bench;

import org.jspecify.annotations.NullMarked;
