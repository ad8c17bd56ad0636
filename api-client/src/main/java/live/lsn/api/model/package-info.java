/// The words of the network: what travels, is cached, versioned and decided on. Values only; knows
/// no wire, store or screen.
@NullMarked
package live.lsn.api.model;

import org.jspecify.annotations.NullMarked;
