package live.lsn.platform.access;

import org.bouncycastle.util.encoders.Base32;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Codes that stand in for a lost second factor, each once.
public final class RecoveryCodes {
    private static final int COUNT = 8;
    private static final int BYTES = 10;
    private static final int LETTERS = 10;

    private RecoveryCodes() {}

    /// New ones, such as `k3bq7-x2m4a`: 50 random bits each.
    public static List<String> next() {
        var codes = new ArrayList<String>();
        for (var i = 0; i < COUNT; i++) {
            var text =
                    new String(Base32.encode(Secrets.bytes(BYTES)), StandardCharsets.US_ASCII)
                            .toLowerCase(Locale.ROOT)
                            .substring(0, LETTERS);
            codes.add(text.substring(0, LETTERS / 2) + "-" + text.substring(LETTERS / 2));
        }
        return codes;
    }

    /// What is kept of a code.
    static String hash(String account, String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        return HexFormat.of().formatHex(Secrets.hash(account + "|" + plain));
    }
}
