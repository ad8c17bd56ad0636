/// What goes over the wire, told to those who do not read Java: JSON Schema and TypeScript, made
/// from the declarations.
@NullMarked
package live.lsn.api.contract;

import org.jspecify.annotations.NullMarked;
