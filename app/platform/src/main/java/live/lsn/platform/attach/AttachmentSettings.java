package live.lsn.platform.attach;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;

/// Where the content of files lies, and how much there may be.
///
/// @param s3 S3-compatible storage; null for a folder
/// @param folder a folder that all platforms of one database see; null for one of the data folder
/// @param quota most bytes that the files of one channel may have together
public record AttachmentSettings(S3Blobs.@Nullable Address s3, @Nullable Path folder, long quota) {
    /// The quota where nothing else is said: 50 GiB.
    public static final long USUAL_QUOTA = 50L << 30;

    /// In the data folder.
    public static final AttachmentSettings USUAL = new AttachmentSettings(null, null, USUAL_QUOTA);

    /// How S3-compatible storage is reached, beside its bucket.
    ///
    /// @param endpoint such as `https://s3.eu-central-1.amazonaws.com`
    /// @param region such as `eu-central-1`
    /// @param key access key id; comes by environment or file alone, as does the secret
    public record S3Access(
            @Nullable String endpoint,
            @Nullable String region,
            @Nullable String key,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "S3Access[" + endpoint + ", " + region + "]";
        }
    }

    /// @param where `s3://bucket/prefix`, a folder, or null for the data folder
    /// @throws IllegalArgumentException if it is unusable; the message says what to do
    public static AttachmentSettings of(@Nullable String where, S3Access access, long quota) {
        if (quota < 1) throw new IllegalArgumentException("attachments.quota must be 1 or more");
        if (where == null) return new AttachmentSettings(null, null, quota);
        if (!where.startsWith("s3://"))
            return new AttachmentSettings(null, Path.of(where).toAbsolutePath(), quota);
        var uri = URI.create(where);
        var bucket = uri.getHost();
        if (bucket == null)
            throw new IllegalArgumentException(
                    "attachments must be s3://bucket/prefix or a folder, was '" + where + "'");
        var prefix = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
        return new AttachmentSettings(
                new S3Blobs.Address(
                        required(access.endpoint(), "attachments.endpoint"),
                        access.region() == null ? "us-east-1" : access.region(),
                        bucket,
                        prefix,
                        required(access.key(), "attachments.key"),
                        required(access.secret(), "attachments.secret")),
                null,
                quota);
    }

    private static String required(@Nullable String value, String name) {
        if (value != null) return value;
        throw new IllegalArgumentException(
                "attachments in S3 need " + name + ", by environment or in the file of settings");
    }
}
