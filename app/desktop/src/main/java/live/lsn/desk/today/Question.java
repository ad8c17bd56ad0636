package live.lsn.desk.today;

import live.lsn.api.model.Source;
import live.lsn.rules.insights.Period;

import org.jspecify.annotations.Nullable;

/// What is asked of the page.
///
/// @param only where a thing was sold; null for everywhere
record Question(Period period, @Nullable Source only) {}
