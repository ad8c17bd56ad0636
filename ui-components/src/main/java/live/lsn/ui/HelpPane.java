package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;

/// A page of help, docked beside what it is about: 380 px wide, closed by Escape.
///
/// Pages are Markdown (CommonMark with tables). Code that names keys, such as `Ctrl+K`, is drawn as
/// key caps; a link to another page, by its name alone, opens it here, with a way back.
public final class HelpPane extends BorderPane {
    /// Its width in pixels.
    public static final double WIDTH = 380;

    private final Function<String, String> pages;
    private final Runnable onClose;
    private final Label title = new Label();
    private final Button back = iconButton("bi-arrow-left", "help.back");
    private final ScrollPane scroll = new ScrollPane();
    private final Deque<String> before = new ArrayDeque<>();
    private String shown = "";

    /// @param title as its head says
    /// @param pages the Markdown of a page, by its name
    /// @param onClose told when the reader has closed it
    public HelpPane(String title, Function<String, String> pages, Runnable onClose) {
        this.pages = pages;
        this.onClose = onClose;
        this.title.setText(title);
        this.title.getStyleClass().add("section-title");
        getStyleClass().add("help-pane");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(title);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        back.setOnAction(_ -> goBack());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(head());
        setCenter(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private HBox head() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var close = iconButton("bi-x", "banner.close");
        close.setOnAction(_ -> onClose.run());
        var head = new HBox(8, back, title, room, new KeyCap("Esc"), close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 8, 0, 16));
        head.getStyleClass().add("head");
        return head;
    }

    private static Button iconButton(String icon, String key) {
        var button = new Button(Words.of(key), Icons.of(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(Words.of(key));
        return button;
    }

    /// Opens a page from its top, and forgets which were open before.
    public void show(String page) {
        before.clear();
        draw(page);
    }

    /// The name of the open page; blank for none.
    public String shown() {
        return shown;
    }

    /// Puts the keyboard into the text, so that arrow keys and Page Down move it.
    public void focusText() {
        scroll.requestFocus();
    }

    private void follow(String link) {
        before.push(shown);
        draw(link);
        focusText();
    }

    private void goBack() {
        if (!before.isEmpty()) draw(before.pop());
        focusText();
    }

    private void draw(String page) {
        shown = page;
        Consumer<String> follow = this::follow;
        var content = new Markdown(follow).draw(pages.apply(page));
        content.setPadding(new Insets(12, 20, 24, 20));
        scroll.setContent(content);
        scroll.setAccessibleText(content.getAccessibleText());
        scroll.setVvalue(0);
        back.setVisible(!before.isEmpty());
        back.setManaged(!before.isEmpty());
    }

    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        onClose.run();
        event.consume();
    }
}
