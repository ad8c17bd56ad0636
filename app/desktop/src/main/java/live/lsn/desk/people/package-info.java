/// Who may come in and as what: people with their roles, and the keys of programs.
@NullMarked
package live.lsn.desk.people;

import org.jspecify.annotations.NullMarked;
