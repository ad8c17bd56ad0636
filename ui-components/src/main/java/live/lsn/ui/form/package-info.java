/// Forms: fields that check what is typed and keep it as a draft, and what a floor enters with.
@NullMarked
package live.lsn.ui.form;

import org.jspecify.annotations.NullMarked;
