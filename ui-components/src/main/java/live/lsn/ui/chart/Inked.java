package live.lsn.ui.chart;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A control that knows the colours of the style sheet as values, for what no style sheet reaches:
/// a canvas, or the tiles of a library.
public abstract class Inked extends Region {
    private static final List<InkProperty> INKS =
            Arrays.stream(Ink.values()).map(InkProperty::new).toList();
    private static final List<CssMetaData<? extends Styleable, ?>> STYLES =
            Stream.concat(Region.getClassCssMetaData().stream(), INKS.stream()).toList();

    private final Map<Ink, StyleableObjectProperty<Paint>> inks = new EnumMap<>(Ink.class);

    protected Inked() {
        getStyleClass().add("inked");
        for (var property : INKS) {
            var colour =
                    new SimpleStyleableObjectProperty<Paint>(
                            property, this, property.ink.name(), Color.TRANSPARENT);
            colour.addListener((_, _, _) -> recolour());
            inks.put(property.ink, colour);
        }
    }

    /// A colour is another one: the theme has changed, or the control has come into a scene. Called
    /// for each of them.
    protected abstract void recolour();

    /// The colour of an ink in the theme that is worn; transparent outside of a scene.
    protected final Color colour(Ink ink) {
        return property(ink).get() instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    private StyleableObjectProperty<Paint> property(Ink ink) {
        var property = inks.get(ink);
        if (property == null) throw new IllegalStateException("no colour for " + ink);
        return property;
    }

    /// Colours that the style sheet may set, besides what it may set of any region.
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return STYLES;
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES;
    }

    private static final class InkProperty extends CssMetaData<Inked, Paint> {
        private final Ink ink;

        private InkProperty(Ink ink) {
            super(ink.property(), PaintConverter.getInstance(), Color.TRANSPARENT);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(Inked node) {
            return !node.property(ink).isBound();
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(Inked node) {
            return node.property(ink);
        }
    }
}
