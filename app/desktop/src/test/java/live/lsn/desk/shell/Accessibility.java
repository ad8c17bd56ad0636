package live.lsn.desk.shell;

import static java.util.stream.Collectors.groupingBy;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a screen reader and the Tab key find in a scene. On the JavaFX thread.
final class Accessibility {
    private static final Set<AccessibleRole> SAY_NOTHING =
            Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    private Accessibility() {}

    /// Everything that can be seen and that the keyboard can go to, in the order of the scene
    /// graph.
    static List<Node> focusable(Parent root) {
        var found = new ArrayList<Node>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.isDisabled()) return;
        if (node.isFocusTraversable() && !frame(node)) into.add(node);
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    /// What only holds others.
    private static boolean frame(Node node) {
        return node instanceof SplitPane;
    }

    static @Nullable String name(Node node) {
        var told = node.getAccessibleText();
        if (told == null && node instanceof Labeled labeled) told = labeled.getText();
        return told == null || told.isBlank() ? null : told;
    }

    /// Controls without a name or a role, and those that share a name with a sibling.
    static List<String> problems(Parent root) {
        var problems = new ArrayList<String>();
        var all = focusable(root);
        for (var node : all) {
            if (name(node) == null) problems.add("no name: " + told(node));
            if (node.getAccessibleRole() == null || SAY_NOTHING.contains(node.getAccessibleRole()))
                problems.add("no role: " + told(node));
        }
        all.stream()
                .filter(node -> name(node) != null && node.getParent() != null)
                .collect(
                        groupingBy(Node::getParent, groupingBy(node -> String.valueOf(name(node)))))
                .values()
                .forEach(
                        names ->
                                names.forEach(
                                        (name, same) -> {
                                            if (same.size() > 1) problems.add("twice: " + name);
                                        }));
        return problems;
    }

    /// Whether it lies in a pane that is docked at the right.
    static boolean docked(Node node) {
        for (Node at = node; at.getParent() != null; at = at.getParent())
            if (at.getParent() instanceof BorderPane pane && at.equals(pane.getRight()))
                return true;
        return false;
    }

    static String told(Node node) {
        var path = new StringBuilder(node.getClass().getSimpleName()).append(node.getStyleClass());
        for (var at = node.getParent(); at != null; at = at.getParent())
            path.append(" in ").append(at.getClass().getSimpleName()).append(at.getStyleClass());
        return name(node) + ": " + path;
    }
}
