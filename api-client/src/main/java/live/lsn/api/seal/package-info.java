/// How what lies on a disk or in foreign storage is sealed, on both sides alike.
@NullMarked
package live.lsn.api.seal;

import org.jspecify.annotations.NullMarked;
