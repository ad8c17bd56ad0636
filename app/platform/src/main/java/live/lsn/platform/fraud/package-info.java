/// Fraud on the platform: rule sets and case numbers.
@NullMarked
package live.lsn.platform.fraud;

import org.jspecify.annotations.NullMarked;
