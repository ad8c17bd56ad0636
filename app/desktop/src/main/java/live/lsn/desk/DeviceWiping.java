package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.Transformer;

import okhttp3.HttpUrl;

import java.nio.file.Path;

/// A wipe that was begun and cut short, at the next start.
public final class DeviceWiping {
    private DeviceWiping() {}

    /// It needs the platform to be finished.
    public static final class UnfinishedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Goes on with one that is under way for the person. Takes its time.
    ///
    /// @return false where it is not finished: the profile must not be opened
    public static boolean goOn(Path dir, PlatformLink platform, String platformId, String account) {
        var wipe = DeviceWipe.underWay(dir, platformId, account, () -> {});
        if (wipe == null) return true;
        var settings =
                new Settings(
                        HttpUrl.get(platform.url()), Transformer.AUTO, platform.tokens(account), 2);
        try (var client = new TrpcClient(settings)) {
            return wipe.goOn(null, client);
        }
    }
}
