package live.lsn.desk.quality;

import java.util.List;
import java.util.function.BiConsumer;

/// Where the page leads to.
///
/// @param lots opens lots by their numbers, under the name of what they are behind
/// @param help says what the figures mean
public record QualityActs(BiConsumer<String, List<String>> lots, Runnable help) {}
