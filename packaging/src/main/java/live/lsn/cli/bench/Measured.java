package live.lsn.cli.bench;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A figure with its budget and its peer.
///
/// @param budget the absolute one; null where the design has none
/// @param atLeast whether more is better
public record Measured(
        String section,
        String what,
        String unit,
        @Nullable Double budget,
        boolean atLeast,
        double figure,
        @Nullable Peer peer) {
    private static final double FINE = 100;

    public static Measured atLeast(
            String section, String what, String unit, double budget, double figure) {
        return new Measured(section, what, unit, budget, true, figure, null);
    }

    public static Measured atMost(
            String section, String what, String unit, double budget, double figure) {
        return new Measured(section, what, unit, budget, false, figure, null);
    }

    public Measured against(Peer other) {
        return new Measured(section, what, unit, budget, atLeast, figure, other);
    }

    /// The same, its ratio so many times as hard to keep.
    public Measured harder(double times) {
        return peer == null ? this : against(peer.harder(times, atLeast));
    }

    /// Whether the absolute budget holds; null where there is none.
    public @Nullable Boolean holds() {
        return budget == null ? null : keeps(figure, budget);
    }

    public @Nullable Double ratio() {
        if (peer == null || peer.figure() == null || peer.figure() == 0) return null;
        return figure / peer.figure();
    }

    /// Whether the ratio holds; null where there is none to hold.
    public @Nullable Boolean ratioHolds() {
        var ratio = ratio();
        if (ratio == null || peer == null || peer.ratio() == null) return null;
        return keeps(ratio, peer.ratio());
    }

    /// Whether a ratio that must hold does not.
    public boolean broken() {
        return peer != null && peer.must() && Boolean.FALSE.equals(ratioHolds());
    }

    private boolean keeps(double value, double limit) {
        return atLeast ? value >= limit : value <= limit;
    }

    /// As it is told to programs; null where there is nothing to tell.
    public Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("section", section);
        json.put("what", what);
        json.put("unit", unit);
        json.put("budget", budget);
        json.put("atLeast", atLeast);
        json.put("figure", rounded(figure));
        json.put("holds", holds());
        json.put("peer", peer == null ? null : peer.name());
        json.put("peer_figure", peer == null ? null : rounded(peer.figure()));
        json.put("peer_note", peer == null ? null : peer.note());
        json.put("ratio", rounded(ratio()));
        json.put("ratio_budget", peer == null ? null : peer.ratio());
        json.put("ratio_must", peer != null && peer.must());
        json.put("ratio_holds", ratioHolds());
        return json;
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value * 1_000) / 1_000.0;
    }

    /// As it is told to people: one line, and one more for the peer.
    public String lines() {
        var own =
                String.format(
                        Locale.UK,
                        "%-9s %-58s %12s   %s",
                        section,
                        what,
                        number(figure) + " " + unit,
                        budget == null
                                ? "no absolute budget"
                                : "budget " + sign() + " " + number(budget) + verdict());
        return peer == null ? own : own + System.lineSeparator() + beside(peer);
    }

    private String verdict() {
        return Boolean.TRUE.equals(holds()) ? "   holds" : "   WARNING: missed";
    }

    private String beside(Peer other) {
        var ratio = ratio();
        var note = other.note() == null ? "" : " (" + other.note() + ")";
        if (other.figure() == null || ratio == null)
            return String.format(Locale.UK, "%-9s   %s: not compared%s", "", other.name(), note);
        return String.format(
                Locale.UK,
                "%-9s   %-56s %12s   ratio %.2f%s",
                "",
                other.name() + note,
                number(other.figure()) + " " + unit,
                ratio,
                other.ratio() == null ? ", told only" : ratioVerdict(other, other.ratio()));
    }

    private String ratioVerdict(Peer other, double limit) {
        var said =
                Boolean.TRUE.equals(ratioHolds())
                        ? "holds"
                        : other.must() ? "BROKEN" : "WARNING: goal missed";
        return String.format(
                Locale.UK,
                ", %s %s %.2f   %s",
                other.must() ? "must be" : "goal",
                sign(),
                limit,
                said);
    }

    private String sign() {
        return atLeast ? "≥" : "≤";
    }

    private static String number(double value) {
        return String.format(Locale.UK, Math.abs(value) < FINE ? "%,.2f" : "%,.0f", value);
    }
}
