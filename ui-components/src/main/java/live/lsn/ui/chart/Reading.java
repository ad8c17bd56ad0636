package live.lsn.ui.chart;

/// Which part of a drawing is read.
///
/// @param line place of the series or the row
/// @param place of the point or the cell in it
record Reading(int line, int place) {}
