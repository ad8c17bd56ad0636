package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

/// What was seen when an order was placed. Every part may be missing; a missing part is "no data",
/// never innocence.
///
/// @param device the device vendor's id
/// @param deviceUtcOffsetMinutes the device's clock zone, minutes east of UTC
/// @param ipPlace where the IP address is registered
/// @param billingPlace where the billing address lies
/// @param card the payment provider's fingerprint of the card, never its number
/// @param bin the first six or eight digits of the card
/// @param cardCountry country of issue, ISO 3166-1 alpha-2
/// @param freightForwarder whether the shipping address belongs to a freight forwarder or reshipper
/// @param generated true where these signals were made up for a demonstration
public record OrderSignals(
        @Nullable @Personal String device,
        @Nullable Boolean emulator,
        @Nullable Integer deviceUtcOffsetMinutes,
        @Nullable @Personal String ip,
        @Nullable String ipCountry,
        @Nullable Boolean ipHosting,
        @Nullable Boolean ipProxy,
        @Nullable Integer ipUtcOffsetMinutes,
        @Nullable GeoPoint ipPlace,
        @Nullable GeoPoint billingPlace,
        @Nullable @Personal String card,
        @Nullable @Personal String bin,
        @Nullable String cardCountry,
        @Nullable Boolean cardPrepaid,
        @Nullable AvsResult avs,
        @Nullable CvvResult cvv,
        @Nullable ThreeDSecure threeDSecure,
        @Nullable Address billing,
        @Nullable Address shipping,
        @Nullable Boolean freightForwarder,
        boolean generated) {}
