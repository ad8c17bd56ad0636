package live.lsn.api.model;

/// A postal address as it was given.
///
/// @param country ISO 3166-1 alpha-2, two capitals
public record Address(
        @Personal String name,
        @Personal String street,
        @Personal String city,
        @Personal String postcode,
        String country) {}
