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
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.Listing;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// The same as TypeScript: types alone, nothing that runs.
final class TypeScript {
    static final String FILE = "contract.d.ts";
    private static final String HEAD =
            """
            // What goes between the platform and its clients, as plain JSON: times are ISO 8601 text
            // in UTC, amounts whole minor units, sets arrays. Made from the declarations; do not edit.

            export interface Procedure<Kind, Input, Output, Needs extends Permission | null> {
              readonly kind: Kind;
              readonly input: Input;
              readonly output: Output;
              /** What the caller must be allowed to do; null where being signed in is enough. */
              readonly needs: Needs;
            }

            export type InputOf<Name extends keyof Procedures> = Procedures[Name]["input"];
            export type OutputOf<Name extends keyof Procedures> = Procedures[Name]["output"];

            export interface Collection<Body, Needs extends Permission | null> {
              readonly body: Body;
              /** What reading it asks for; null where being signed in is enough. */
              readonly needs: Needs;
            }

            /** A row of a collection; the body is there where the row was stored. */
            export interface RowOf<Name extends keyof Collections> {
              readonly collection: Name;
              readonly op: Op;
              readonly id: string;
              readonly version: number;
              readonly body?: Collections[Name]["body"] | null;
            }

            /** A page of a collection's records. */
            export interface ListingOf<Name extends keyof Collections> {
              readonly items: readonly Collections[Name]["body"][];
              /** What to ask with for the next page; none at the end. */
              readonly nextCursor?: string | null;
            }

            export type Row = { [Name in keyof Collections]: RowOf<Name> }[keyof Collections];
            """;

    private final Definitions definitions;

    TypeScript(Definitions definitions) {
        this.definitions = definitions;
    }

    String text(List<Procedure<?, ?>> procedures, List<SyncedCollection<?>> collections) {
        var text = new StringBuilder(HEAD);
        text.append("\nexport interface Procedures {\n");
        procedures.forEach(procedure -> text.append(line(procedure)));
        text.append("}\n\nexport interface Collections {\n");
        for (var collection : collections) {
            text.append(
                    "  readonly %s: Collection<%s, %s>;\n"
                            .formatted(
                                    collection.name(),
                                    collection.type().getSimpleName(),
                                    needs(collection.permission())));
        }
        text.append("}\n");
        definitions.all().stream()
                .filter(type -> type != Row.class && type != Listing.class)
                .forEach(type -> text.append('\n').append(declaration(type)));
        return text.toString();
    }

    private static String line(Procedure<?, ?> procedure) {
        return "  readonly \"%s\": Procedure<\"%s\", %s, %s, %s>;\n"
                .formatted(
                        procedure.name(),
                        Contract.kind(procedure),
                        procedure.input() == Nothing.class ? "void" : of(procedure.input()),
                        output(procedure),
                        needs(procedure.permission()));
    }

    private static String output(Procedure<?, ?> procedure) {
        var listed = ListProcedures.listedBy(procedure);
        return listed == null ? of(procedure.output()) : "ListingOf<\"" + listed.name() + "\">";
    }

    private static String needs(@Nullable Permission permission) {
        return permission == null ? "null" : "\"" + permission + "\"";
    }

    private static String declaration(Class<?> type) {
        if (type.isEnum()) return alias(type, literals(type));
        if (!type.isRecord()) {
            return alias(
                    type,
                    Definitions.kinds(type).stream()
                            .map(TypeScript::of)
                            .collect(Collectors.joining(" | ")));
        }
        var text = new StringBuilder("export interface " + type.getSimpleName() + " {\n");
        for (var field : Definitions.fields(type)) {
            if (field.personal()) text.append("  /** Personal. */\n");
            text.append("  readonly ")
                    .append(field.name())
                    .append(field.member().nullable() ? "?: " : ": ")
                    .append(member(field.member()))
                    .append(";\n");
        }
        return text.append("}\n").toString();
    }

    private static String alias(Class<?> type, String meaning) {
        return "export type " + type.getSimpleName() + " = " + meaning + ";\n";
    }

    private static String literals(Class<?> type) {
        return Definitions.constants(type).stream()
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(" | "));
    }

    private static String of(Class<?> type) {
        return of(Shape.of(type));
    }

    private static String member(Member member) {
        return member.nullable() ? of(member.shape()) + " | null" : of(member.shape());
    }

    private static String of(Shape shape) {
        return switch (shape) {
            case Anything _ -> "unknown";
            case Truth _ -> "boolean";
            case Real _, Whole _ -> "number";
            case Text _ -> "string";
            case Several(Member item, _) ->
                    item.nullable()
                            ? "readonly (" + member(item) + ")[]"
                            : "readonly " + of(item.shape()) + "[]";
            case Keyed(Member value) -> "Readonly<Record<string, " + member(value) + ">>";
            case Named named -> named.name();
        };
    }
}
