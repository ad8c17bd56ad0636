/// Every procedure of the platform, typed once: name, kind, input, output and the permission that
/// it asks for.
@NullMarked
package live.lsn.api.procedure;

import org.jspecify.annotations.NullMarked;
