/// The command line: one class a command, each with `--help`, each that reports with `--json`.
@NullMarked
package live.lsn.cli;

import org.jspecify.annotations.NullMarked;
