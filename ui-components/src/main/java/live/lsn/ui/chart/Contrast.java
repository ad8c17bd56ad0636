package live.lsn.ui.chart;

import javafx.scene.paint.Color;

/// How much two colours stand out from each other.
///
/// Source: Web Content Accessibility Guidelines 2.2, definitions of contrast ratio and of relative
/// luminance.
final class Contrast {
    private Contrast() {}

    /// From 1 for equal ones to 21 for black and white; without regard to their opacity.
    static double ratio(Color one, Color other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
