package live.lsn.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Draws Markdown as nodes: headings, paragraphs, lists, tables, bold, code, key caps and links.
final class Markdown {
    private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().extensions(TABLES).build();

    /// One key, or some that are held together.
    private static final String ONE =
            "(?:Ctrl|Alt|Shift|Esc|Enter|Tab|Del|Home|End|Space|PgUp|PgDn|F\\d{1,2}|[↑↓←→]|[^\\s\\w]|\\w)";

    private static final Pattern KEYS = Pattern.compile(ONE + "(?:\\+" + ONE + ")*");
    private static final int TOP_HEADING = 1;

    private final Consumer<String> onLink;

    /// @param onLink told of the page that a link leads to
    Markdown(Consumer<String> onLink) {
        this.onLink = onLink;
    }

    /// Whether code of this text names keys.
    static boolean isKeys(String code) {
        return KEYS.matcher(code).matches();
    }

    VBox draw(String markdown) {
        var page = PARSER.parse(markdown);
        var box = new VBox(10);
        box.getStyleClass().add("markdown");
        box.setAccessibleText(PLAIN.render(page));
        for (var block : children(page)) box.getChildren().add(block(block));
        return box;
    }

    private static List<org.commonmark.node.Node> children(org.commonmark.node.Node parent) {
        var all = new ArrayList<org.commonmark.node.Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext())
            all.add(child);
        return all;
    }

    private Node block(org.commonmark.node.Node block) {
        return switch (block) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph -> flow(paragraph, "text");
            case BulletList list -> list(list, 0);
            case OrderedList list ->
                    list(
                            list,
                            list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case TableBlock table -> table(table);
            case FencedCodeBlock code -> code(code.getLiteral().stripTrailing());
            default -> flow(block, "text");
        };
    }

    private Node heading(Heading heading) {
        var flow = flow(heading, heading.getLevel() == TOP_HEADING ? "help-title" : "help-heading");
        flow.getStyleClass().add("heading");
        return flow;
    }

    /// @param from the number of the first item; 0 for bullets
    private Node list(org.commonmark.node.Node list, int from) {
        var box = new VBox(4);
        var number = from;
        for (var item : children(list)) {
            var mark = new Label(from == 0 ? "•" : number + ".");
            mark.getStyleClass().add("muted");
            mark.setMinWidth(from == 0 ? 14 : 20);
            var content = new VBox(4);
            for (var block : children(item)) content.getChildren().add(block(block));
            HBox.setHgrow(content, Priority.ALWAYS);
            var line = new HBox(4, mark, content);
            line.setAlignment(Pos.TOP_LEFT);
            box.getChildren().add(line);
            number++;
        }
        return box;
    }

    private Node table(TableBlock table) {
        var grid = new GridPane();
        grid.getStyleClass().add("help-table");
        var row = 0;
        for (var part : children(table)) {
            for (var line : children(part)) {
                var cells = children(line);
                for (var column = 0; column < cells.size(); column++)
                    grid.add(cell((TableCell) cells.get(column), part), column, row);
                row++;
            }
        }
        for (var column = 0; column < grid.getColumnCount(); column++)
            grid.getColumnConstraints().add(constraints(column, grid.getColumnCount()));
        return grid;
    }

    /// The first column is as wide as a word or two; the others share what is left.
    private static ColumnConstraints constraints(int column, int columns) {
        var constraints = new ColumnConstraints();
        constraints.setPercentWidth(column == 0 ? 34 : 66.0 / (columns - 1));
        return constraints;
    }

    private Node cell(TableCell cell, org.commonmark.node.Node part) {
        var flow = flow(cell, part instanceof TableHead ? "help-head" : "text");
        flow.getStyleClass().add("cell");
        return flow;
    }

    private static Node code(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("code", "code-block");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private TextFlow flow(org.commonmark.node.Node block, String style) {
        var flow = new TextFlow();
        flow.setLineSpacing(3);
        add(flow, block, style);
        return flow;
    }

    private void add(TextFlow flow, org.commonmark.node.Node parent, String style) {
        for (var inline : children(parent)) {
            switch (inline) {
                case org.commonmark.node.Text text -> flow.getChildren().add(text(text, style));
                case StrongEmphasis strong -> add(flow, strong, "strong");
                case Emphasis soft -> add(flow, soft, style);
                case Code code -> flow.getChildren().addAll(keysOrCode(code.getLiteral()));
                case Link link -> flow.getChildren().add(link(link));
                case SoftLineBreak _ -> flow.getChildren().add(new Text(" "));
                default -> add(flow, inline, style);
            }
        }
    }

    private static Text text(org.commonmark.node.Text text, String style) {
        var piece = new Text(text.getLiteral());
        piece.getStyleClass().add(style);
        return piece;
    }

    private static List<Node> keysOrCode(String literal) {
        if (isKeys(literal)) {
            var caps = new Caps();
            // A plus between others holds them together; alone it is the key.
            for (var key : literal.length() == 1 ? new String[] {literal} : literal.split("\\+"))
                caps.getChildren().add(new KeyCap(key));
            return List.of(caps);
        }
        var code = new Text(literal);
        code.getStyleClass().add("code");
        return List.of(code);
    }

    /// Stands on the line of the text around it, which a box cannot tell before it is laid out.
    private static final class Caps extends HBox {
        private static final double BASELINE = 13;

        private Caps() {
            super(2);
        }

        @Override
        public double getBaselineOffset() {
            return BASELINE;
        }
    }

    private Node link(Link link) {
        var hyperlink = new Hyperlink(PLAIN.render(link.getFirstChild()).strip());
        hyperlink.setOnAction(_ -> onLink.accept(link.getDestination()));
        return hyperlink;
    }
}
