/// Tiles: one figure with what it is compared with, at a desk and on a wall.
///
/// They lay out what they are given, already told in words; they reckon nothing.
@NullMarked
package live.lsn.ui.tile;

import org.jspecify.annotations.NullMarked;
