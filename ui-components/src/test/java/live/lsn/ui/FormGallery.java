package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import live.lsn.ui.form.BarcodeField;
import live.lsn.ui.form.DraftDesk;
import live.lsn.ui.form.Drafts;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.Form;
import live.lsn.ui.form.PhotoStrip;
import live.lsn.ui.form.Scan;
import live.lsn.ui.form.SignaturePad;
import live.lsn.ui.form.Stepper;
import live.lsn.ui.form.Wizard;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The forms of the gallery.
final class FormGallery {
    private static final Formats UK = new Formats(Locale.UK, ZoneId.of("Australia/Sydney"));
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
    private static final Instant AT = Instant.parse("2026-11-19T03:03:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);

    /// Holds one draft, or none.
    private record OneDraft(@Nullable Draft draft) implements Drafts {
        @Override
        public void save(String key, Draft next) {}

        @Override
        public @Nullable Draft load(String key) {
            return draft;
        }

        @Override
        public void discard(String key) {}
    }

    private FormGallery() {}

    static Scene scene(Theme theme) throws IOException {
        var touch = touch();
        touch.getStyleClass().add("density-touch");
        var columns = new HBox(24, order(), states(), touch);
        columns.setPadding(new Insets(22));
        columns.getStyleClass().add("surface");
        var scene = new Scene(columns, 1240, 620);
        Theme.apply(scene, theme, Density.NORMAL);
        columns.applyCss();
        columns.layout();
        sign((SignaturePad) touch.getChildren().getLast());
        return scene;
    }

    /// A form in steps: begun, kept from an earlier day, wrong, and before it is saved.
    static Scene steps(Theme theme) {
        var begun = person(Map.of());
        var kept = person(Map.of("name", "Ida Lindqvist", "channels", "AU,NZ", "wizard-step", "1"));
        var wrong = person(Map.of("login", "Ida L"));
        wrong.wizard.next();
        var last =
                person(
                        Map.of(
                                "name",
                                "Ida Lindqvist",
                                "role",
                                "Buyer",
                                "channels",
                                "AU,NZ",
                                "wizard-step",
                                "2"));
        ((javafx.scene.control.Hyperlink) last.form.lookup(".draft-line .hyperlink")).fire();
        var several =
                Fields.several("days", "Open on", days(), each -> each, each -> each)
                        .from(Set.of("Monday", "Tuesday"));
        several.enter(Set.of("Monday", "Friday"));
        var columns =
                new HBox(
                        24,
                        column(begun.wizard, begun.acts(), wrong.wizard, wrong.acts()),
                        column(kept.wizard, kept.acts(), several),
                        column(last.wizard, last.acts()));
        columns.setPadding(new Insets(22));
        columns.getStyleClass().add("surface");
        var scene = new Scene(columns, 1240, 620);
        Theme.apply(scene, theme, Density.NORMAL);
        return scene;
    }

    /// A form with its steps.
    private record Person(Form form, Wizard wizard) {
        HBox acts() {
            return new HBox(8, wizard.acts().toArray(Node[]::new));
        }
    }

    private static Person person(Map<String, String> draft) {
        var form = new Form(() -> {}, () -> {});
        var wizard =
                new Wizard(form, "Add")
                        .step(
                                "Who",
                                Fields.text("name", "Name").required(),
                                Fields.text("login", "Login").help("Made from the name"))
                        .step(
                                "Role and channels",
                                Fields.choice("role", "Role", roles(), each -> each, each -> each)
                                        .required(),
                                Fields.several(
                                                "channels",
                                                "Sales channels",
                                                List.of("AU", "NZ"),
                                                each -> each,
                                                each -> each)
                                        .required())
                        .check("Check");
        var store = draft.isEmpty() ? null : new Drafts.Draft(AT, draft);
        var _ =
                new DraftDesk(
                        form, new OneDraft(store), "person", AT_ONCE, UK, InstantSource.fixed(AT));
        return new Person(form, wizard);
    }

    private static List<String> roles() {
        return List.of("Fraud analyst", "Buyer", "Finance clerk", "Executive", "Founder");
    }

    private static List<String> days() {
        return List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
    }

    private static VBox order() {
        var form = new Form(() -> {}, () -> {});
        form.row(
                Fields.text("supplier", "Supplier").required().from("SUP-118 Brightline"),
                Fields.choice("terms", "Terms", terms(), each -> each, each -> each)
                        .from("30 days net"));
        form.row(
                Fields.day("ordered", "Order date", UK, () -> TODAY).from(TODAY),
                Fields.day("needed", "Needed by", UK, () -> TODAY).help("A day, today or +7"));
        form.row(
                Fields.quantity("quantity", "Quantity", UK).unit("pcs").from(3L),
                Fields.money("price", "Unit price", "USD", UK).from(128_450L));
        form.row(
                Fields.zone("zone", "Time zone", () -> AT).from(ZoneId.of("Australia/Sydney")),
                Fields.yesNo("gloves", "Gloves", "Large targets"));
        form.row(
                Fields.choice(
                                "way",
                                "Delivered",
                                List.of("By sea", "By air", "Courier"),
                                each -> each,
                                each -> each)
                        .from("By sea"));
        var draft = new Drafts.Draft(AT, Map.of("quantity", "37", "needed", "12 Jan 2027"));
        var _ =
                new DraftDesk(
                        form, new OneDraft(draft), "order", AT_ONCE, UK, InstantSource.fixed(AT));
        return column(title("Order"), form);
    }

    private static List<String> terms() {
        return List.of("On receipt", "7 days net", "14 days net", "30 days net", "60 days net");
    }

    private static VBox states() {
        var name = Fields.text("name", "Name").required().help("As in the passport");
        var price = Fields.money("price", "Unit price", "USD", UK).from(1250L);
        var count =
                Fields.quantity("count", "Quantity", UK)
                        .check(Fields.between(1, 500, UK))
                        .unit("of 500");
        var form = new Form(() -> {}, () -> {});
        form.row(name).row(price, count);
        price.refuse("The supplier's price is in EUR");
        ((javafx.scene.control.TextField) count.lookup(".text-field")).setText("501");
        form.save();
        form.guard().leave(() -> {});
        return column(title("Wrong, refused, left"), form);
    }

    private static VBox touch() throws IOException {
        var field = new BarcodeField("Scan a lot or bin", Scan.Frame.NONE, _ -> {});
        field.scanned(new Scan("LOT-70418", Scan.Source.SCANNED));
        var photos =
                new PhotoStrip(
                        photo -> "photo-" + photo.length,
                        2_000_000,
                        List::of,
                        AT_ONCE,
                        UK,
                        () -> {});
        photos.add("one.png", photo(Color.SLATEGRAY));
        photos.add("two.png", photo(Color.DARKSLATEBLUE));
        photos.add("notes.txt", new byte[20]);
        return column(
                title("Floor"),
                field,
                new Stepper("Units", 0, 200, 88, UK),
                photos,
                new SignaturePad("Signature", () -> {}));
    }

    private static byte[] photo(Color ground) throws IOException {
        var canvas = new Canvas(320, 240);
        var pen = canvas.getGraphicsContext2D();
        pen.setFill(ground);
        pen.fillRect(0, 0, 320, 240);
        pen.setStroke(Color.WHITESMOKE);
        pen.setLineWidth(18);
        pen.strokeOval(90, 50, 140, 140);
        var out = new ByteArrayOutputStream();
        Snapshots.write(canvas.snapshot(null, new WritableImage(320, 240)), out);
        return out.toByteArray();
    }

    private static void sign(SignaturePad pad) {
        var ink = pad.lookup(".ink");
        mouse(ink, MouseEvent.MOUSE_PRESSED, 30, 70);
        for (var i = 1; i < 60; i++)
            mouse(
                    ink,
                    MouseEvent.MOUSE_DRAGGED,
                    30 + i * 3.5,
                    70 - 28 * Math.sin(i / 4.0) * Math.exp(-i / 60.0));
        mouse(ink, MouseEvent.MOUSE_RELEASED, 240, 70);
    }

    private static void mouse(
            Node node, javafx.event.EventType<MouseEvent> type, double atX, double atY) {
        var x = node.localToScene(atX, atY).getX();
        var y = node.localToScene(atX, atY).getY();
        node.fireEvent(
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static VBox column(Node... nodes) {
        var column = new VBox(14, nodes);
        column.setPrefWidth(380);
        column.setMinWidth(380);
        return column;
    }
}
