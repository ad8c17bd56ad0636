/// Controls that know no platform word: tables, lists, filters, palette, theme.
@NullMarked
package live.lsn.ui;

import org.jspecify.annotations.NullMarked;
