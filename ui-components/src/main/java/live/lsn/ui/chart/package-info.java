/// Charts that are drawn, not built of nodes: sparkline, lines over time, bars, and the card around
/// them.
///
/// All drawing goes through [live.lsn.ui.chart.Pen], so that the screen and an exported picture
/// show the same. Charts know no figure's meaning: they are given numbers and words.
@NullMarked
package live.lsn.ui.chart;

import org.jspecify.annotations.NullMarked;
