package live.lsn.platform.sample;

/// Somebody who sells in live shows.
///
/// @param handle what people know the creator by, such as `@somebody`
/// @param country where the creator lives, ISO 3166-1 alpha-2
/// @param commissionBasisPoints the creator's share of what is sold, in hundredths of a percent
public record Creator(
        String id, String name, String handle, String country, int commissionBasisPoints) {}
