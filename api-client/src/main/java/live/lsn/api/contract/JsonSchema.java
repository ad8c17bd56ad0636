package live.lsn.api.contract;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.contract.Shape.Anything;
import live.lsn.api.contract.Shape.Keyed;
import live.lsn.api.contract.Shape.Member;
import live.lsn.api.contract.Shape.Named;
import live.lsn.api.contract.Shape.Real;
import live.lsn.api.contract.Shape.Several;
import live.lsn.api.contract.Shape.Text;
import live.lsn.api.contract.Shape.Truth;
import live.lsn.api.contract.Shape.Whole;
import live.lsn.api.procedure.ListProcedures.Listing;
import live.lsn.api.procedure.SyncProcedures.Row;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The named types as JSON Schema 2020-12. What a reader does not know it passes over, so further
/// fields are not forbidden.
final class JsonSchema {
    static final String FILE = "contract.schema.json";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Definitions definitions;
    private final List<SyncedCollection<?>> collections;

    JsonSchema(Definitions definitions, List<SyncedCollection<?>> collections) {
        this.definitions = definitions;
        this.collections = collections;
    }

    ObjectNode document() {
        var document =
                NODES.objectNode()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .put("$id", "urn:lsn:contract")
                        .put("title", "What goes between the platform and its clients");
        var all = document.putObject("$defs");
        definitions.types().forEach((name, type) -> all.set(name, definition(type)));
        return document;
    }

    /// The schema of a shape, seen from a file beside the document.
    static ObjectNode fromBeside(Shape shape) {
        return schema(shape, FILE);
    }

    /// The schema of a page of records, seen from a file beside the document.
    static ObjectNode listing(Shape item) {
        var schema = fromBeside(Shape.of(Listing.class));
        schema.putObject("properties")
                .putObject("items")
                .put("type", "array")
                .set("items", fromBeside(item));
        return schema;
    }

    private ObjectNode definition(Class<?> type) {
        if (type.isEnum()) {
            var schema = NODES.objectNode();
            Definitions.constants(type).forEach(schema.putArray("enum")::add);
            return schema;
        }
        if (!type.isRecord()) {
            var schema = NODES.objectNode();
            var kinds = schema.putArray("anyOf");
            Definitions.kinds(type).forEach(kind -> kinds.add(schema(Shape.of(kind), "")));
            return schema;
        }
        var schema = object(type);
        if (type == Row.class) bodies(schema);
        return schema;
    }

    private static ObjectNode object(Class<?> type) {
        var schema = NODES.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = NODES.arrayNode();
        for (var field : Definitions.fields(type)) {
            var value = member(field.member());
            if (field.personal()) value.put("x-personal", true);
            properties.set(field.name(), value);
            if (!field.member().nullable()) required.add(field.name());
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema;
    }

    /// A row carries a record of its collection.
    private void bodies(ObjectNode row) {
        var rules = row.putArray("allOf");
        for (var collection : collections) {
            var rule = rules.addObject();
            rule.putObject("if")
                    .putObject("properties")
                    .putObject("collection")
                    .put("const", collection.name());
            rule.putObject("then")
                    .putObject("properties")
                    .set("body", member(new Member(new Named(collection.type()), true)));
        }
    }

    private static ObjectNode member(Member member) {
        var schema = schema(member.shape(), "");
        if (!member.nullable() || member.shape() instanceof Anything) return schema;
        var either = NODES.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private static ObjectNode schema(Shape shape, String file) {
        var schema = NODES.objectNode();
        switch (shape) {
            case Anything _ -> {}
            case Truth _ -> schema.put("type", "boolean");
            case Real _ -> schema.put("type", "number");
            case Whole(long least, long most) ->
                    schema.put("type", "integer").put("minimum", least).put("maximum", most);
            case Text(var format) -> {
                schema.put("type", "string");
                if (format != null) schema.put("format", format);
            }
            case Several(Member item, boolean distinct) -> {
                schema.put("type", "array").set("items", member(item));
                if (distinct) schema.put("uniqueItems", true);
            }
            case Keyed(Member value) ->
                    schema.put("type", "object").set("additionalProperties", member(value));
            case Named named -> schema.put("$ref", file + "#/$defs/" + named.name());
        }
        return schema;
    }
}
