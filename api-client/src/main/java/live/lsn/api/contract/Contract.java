package live.lsn.api.contract;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.procedure.Procedure.Subscription;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that goes over the wire, for those who serve or call the platform from elsewhere:
///
/// - `contract.schema.json`: every record and enumeration, JSON Schema 2020-12
/// - `contract.json`: procedures, collections and roles, which point into it
/// - `contract.d.ts`: all of it as TypeScript types
///
/// The same declarations give the same bytes.
public final class Contract {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final List<Procedure<?, ?>> procedures;
    private final List<SyncedCollection<?>> collections;
    private final Definitions definitions = new Definitions();

    /// The contract of the product.
    ///
    /// @throws IllegalArgumentException if a type has no form on the wire
    public Contract() {
        this(Procedures.ALL, live.lsn.api.collection.Collections.ALL);
    }

    Contract(List<Procedure<?, ?>> procedures, List<SyncedCollection<?>> collections) {
        this.procedures = procedures;
        this.collections = collections;
        definitions.add(Shape.of(Permission.class));
        for (var procedure : procedures) {
            if (procedure.input() != Nothing.class) definitions.add(Shape.of(procedure.input()));
            definitions.add(Shape.of(procedure.output()));
        }
        collections.forEach(collection -> definitions.add(Shape.of(collection.type())));
    }

    /// The files by name.
    public SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(JsonSchema.FILE, pretty(new JsonSchema(definitions, collections).document()));
        files.put("contract.json", pretty(index()));
        files.put(TypeScript.FILE, new TypeScript(definitions).text(procedures, collections));
        return files;
    }

    /// Writes the files, over those that are there.
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    static String kind(Procedure<?, ?> procedure) {
        return switch (procedure) {
            case Query<?, ?> _ -> "query";
            case Mutation<?, ?> _ -> "mutation";
            case Subscription<?, ?> _ -> "subscription";
        };
    }

    private ObjectNode index() {
        var index = NODES.objectNode();
        var calls = index.putObject("procedures");
        for (var procedure : procedures) {
            var entry = calls.putObject(procedure.name()).put("kind", kind(procedure));
            needs(entry, procedure.permission());
            if (procedure.input() != Nothing.class) {
                entry.set("input", JsonSchema.fromBeside(Shape.of(procedure.input())));
            }
            var listed = ListProcedures.listedBy(procedure);
            entry.set(
                    "output",
                    listed == null
                            ? JsonSchema.fromBeside(Shape.of(procedure.output()))
                            : JsonSchema.listing(Shape.of(listed.type())));
        }
        var rows = index.putObject("collections");
        collections.forEach(collection -> describe(rows.putObject(collection.name()), collection));
        var roles = index.putObject("roles");
        for (var role : Role.values()) {
            var granted = roles.putArray(role.name());
            role.permissions().stream().sorted().map(Permission::name).forEach(granted::add);
        }
        return index;
    }

    private static void describe(ObjectNode entry, SyncedCollection<?> collection) {
        needs(entry, collection.permission());
        entry.set("body", JsonSchema.fromBeside(Shape.of(collection.type())));
        entry.put("shape", collection.shapeHash());
        entry.put("list", collection.listed().list()).put("get", collection.listed().get());
        var columns = entry.putObject("columns");
        for (Column<?> column : collection.columns()) {
            columns.put(column.name(), column.type().name());
        }
        var search = entry.putArray("search");
        collection.search().forEach(search::add);
        var indexes = entry.putArray("indexes");
        for (var index : collection.indexes()) {
            var parts = indexes.addArray();
            index.forEach(parts::add);
        }
    }

    private static void needs(ObjectNode entry, @Nullable Permission permission) {
        if (permission != null) entry.put("permission", permission.name());
    }

    private static String pretty(ObjectNode document) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return Json.MAPPER.writer().with(printer).writeValueAsString(document) + "\n";
    }
}
