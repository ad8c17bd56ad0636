/// Fraud: what a decision does to a case, and how an order is scored.
@NullMarked
package live.lsn.rules.fraud;

import org.jspecify.annotations.NullMarked;
