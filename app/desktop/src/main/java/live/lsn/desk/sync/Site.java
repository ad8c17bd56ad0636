package live.lsn.desk.sync;

import okhttp3.HttpUrl;

/// Whose work in which channel of which platform a profile holds.
///
/// @param url where the platform's procedures were when the profile was opened
/// @param actor account of the person
public record Site(HttpUrl url, String platformId, String channel, String actor) {
    /// Whether the platform has no identity of its own but is known by its address.
    boolean isKnownByAddress() {
        return platformId.equals(Introduction.idOf(url));
    }

    /// Whether the platform that calls itself so is the one of this profile. One that was known by
    /// its address may have got an identity since.
    boolean is(String told) {
        return platformId.equals(told) || isKnownByAddress();
    }
}
