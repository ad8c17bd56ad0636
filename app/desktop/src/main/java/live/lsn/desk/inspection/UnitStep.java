package live.lsn.desk.inspection;

import live.lsn.api.model.goods.UnitEntry;

import java.util.List;

/// What one key or scan has changed, so that it can be taken back.
///
/// @param from the first unit that was entered anew; 0 where only the unit in hand changed
/// @param before the entry that it took the place of; empty where it was a new one
/// @param hand the unit that was in hand before
record UnitStep(int from, List<UnitEntry> before, UnitInHand hand) {}
