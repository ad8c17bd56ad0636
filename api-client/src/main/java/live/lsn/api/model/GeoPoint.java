package live.lsn.api.model;

/// A place on the globe in microdegrees (WGS 84): whole numbers, so that a record is the same on
/// every machine.
///
/// @param latitudeE6 −90,000,000 to 90,000,000
/// @param longitudeE6 −180,000,000 to 180,000,000
public record GeoPoint(int latitudeE6, int longitudeE6) {}
