package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Collections;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

class SchemaTest {
    /// The migration and the declarations are two texts; this holds them together.
    @TestFactory
    Stream<DynamicTest> theSchemaHasTheColumnsOfEachDeclaration(@TempDir Path dir) {
        return Collections.ALL.stream()
                .map(
                        collection ->
                                DynamicTest.dynamicTest(
                                        collection.name(),
                                        () -> {
                                            try (var database =
                                                    Database.sqlite(
                                                            dir.resolve(
                                                                    collection.name() + ".db"))) {
                                                var columns =
                                                        database.read(
                                                                sql ->
                                                                        sql.fetch(
                                                                                        "SELECT"
                                                                                            + " name"
                                                                                            + " FROM"
                                                                                            + " pragma_table_info('"
                                                                                                + collection
                                                                                                        .table()
                                                                                                + "')")
                                                                                .map(
                                                                                        row ->
                                                                                                row
                                                                                                        .get(
                                                                                                                0,
                                                                                                                String
                                                                                                                        .class)));
                                                var expected =
                                                        new java.util.ArrayList<>(
                                                                java.util.List.of(
                                                                        "id", "version",
                                                                        "channel"));
                                                expected.addAll(collection.sqlColumns());
                                                expected.add("body");
                                                assertThat(columns)
                                                        .containsExactlyElementsOf(expected);
                                            }
                                        }));
    }
}
