package dev.onoma.endtoend.hostile;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.endtoend.hostile.SchemaGenerator.Column;
import dev.onoma.endtoend.hostile.SchemaGenerator.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes what hangs on tables: indexes, sequences, views, functions and triggers, policies, rights and comments. */
final class AttachmentGenerator {

    private static final int MOST = 12;

    private final RandomGenerator random;
    private final HostileNames names;
    private final List<Table> tables;
    private final List<Table> readable;
    private final List<Identifier> schemas;
    private final List<QualifiedName> enums;
    private final List<String> statements = new ArrayList<>();

    AttachmentGenerator(
            RandomGenerator random,
            HostileNames names,
            List<Table> tables,
            List<Identifier> schemas,
            List<QualifiedName> enums) {
        this.random = random;
        this.names = names;
        this.tables = tables;
        this.readable = new ArrayList<>(tables);
        this.schemas = schemas;
        this.enums = enums;
    }

    List<String> statements() {
        for (int i = random.nextInt(MOST); i >= 0; i--) {
            switch (random.nextInt(13)) {
                case 0, 1 -> index();
                case 2 -> sequence();
                case 3, 4 -> view();
                case 5, 6 -> triggerFunction();
                case 7 -> function();
                case 8 -> policy();
                case 9 -> grant();
                case 10 -> columnGrant();
                case 11 -> owner();
                default -> comment();
            }
        }
        return statements;
    }

    private void index() {
        Table table = any(tables);
        String column = column(table);
        String keys = switch (random.nextInt(3)) {
            case 0 -> column;
            case 1 -> column + " DESC, " + column(table);
            default -> "(" + column + " IS NULL)";
        };
        String only = random.nextBoolean() ? " WHERE " + column + " IS NOT NULL" : "";
        statements.add("CREATE INDEX %s ON %s (%s)%s".formatted(names.next().sql(), sql(table), keys, only));
    }

    private void sequence() {
        Table table = any(tables);
        String owned = random.nextBoolean() ? " OWNED BY " + sql(table) + "." + column(table) : "";
        statements.add("CREATE SEQUENCE %s START 5%s".formatted(name().sql(), owned));
    }

    private void view() {
        Table table = any(readable);
        Column column = any(table.columns());
        Identifier shown = random.nextBoolean() ? column.name() : names.next();
        QualifiedName name = name();
        String kind = random.nextInt(4) == 0 ? "MATERIALIZED VIEW" : "VIEW";
        String rows = random.nextBoolean() ? "" : " WHERE " + column.name().sql() + "::text <> " + constant();
        statements.add("CREATE %s %s AS SELECT %s AS %s, %s AS %s FROM %s%s"
                .formatted(
                        kind,
                        name.sql(),
                        column.name().sql(),
                        shown.sql(),
                        constant() + "::text",
                        names.next().sql(),
                        sql(table),
                        rows));
        readable.add(new Table(name, List.of(new Column(shown, column.type()))));
    }

    private void triggerFunction() {
        Table table = any(tables);
        QualifiedName function = name();
        String column = column(table);
        String body = """
                DECLARE
                    kept text := %s; -- what a comment says of NEW.%s counts for nothing
                BEGIN
                    NEW.%s := NEW.%s; /* nor this: NEW.%s */
                    RETURN NEW;
                END""".formatted(
                        constant(),
                        printable(column),
                        column,
                        column,
                        printable(column).replace("*/", "").replace("/*", ""));
        statements.add("CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS %s"
                .formatted(function.sql(), Literal.dollarQuoted(body)));
        String when = random.nextInt(3) == 0 ? " WHEN (NEW." + column + " IS NOT NULL)" : "";
        statements.add("CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW%s EXECUTE FUNCTION %s(%s)"
                .formatted(names.next().sql(), sql(table), when, function.sql(), constant()));
    }

    private void function() {
        Table table = any(readable);
        String count = "SELECT count(" + column(table) + ") FROM " + sql(table);
        String body = switch (random.nextInt(3)) {
            case 0 -> "AS " + Literal.dollarQuoted(count);
            case 1 -> "BEGIN ATOMIC " + count + "; END";
            default -> "AS " + Literal.sql(count);
        };
        statements.add("CREATE FUNCTION %s(%s text DEFAULT %s) RETURNS bigint LANGUAGE sql %s"
                .formatted(name().sql(), names.next().sql(), constant(), body));
    }

    private void policy() {
        Table table = any(tables);
        statements.add("ALTER TABLE " + sql(table) + " ENABLE ROW LEVEL SECURITY");
        statements.add("CREATE POLICY %s ON %s TO %s USING (%s::text <> %s)"
                .formatted(names.next().sql(), sql(table), role(), column(table), constant()));
    }

    private void grant() {
        String privileges = any(List.of("SELECT", "SELECT, INSERT", "ALL", "UPDATE, DELETE", "TRUNCATE"));
        String option = random.nextBoolean() ? " WITH GRANT OPTION" : "";
        statements.add("GRANT %s ON %s TO %s%s".formatted(privileges, sql(any(readable)), role(), option));
        if (random.nextInt(3) == 0) {
            statements.add("ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT ON TABLES TO %s"
                    .formatted(any(schemas).sql(), role()));
        }
    }

    private void columnGrant() {
        Table table = any(readable);
        statements.add("GRANT SELECT (%s) ON %s TO %s".formatted(column(table), sql(table), role()));
    }

    private void owner() {
        statements.add("ALTER TABLE %s OWNER TO %s".formatted(sql(any(tables)), role()));
        if (!enums.isEmpty()) {
            statements.add("ALTER TYPE %s OWNER TO %s".formatted(any(enums).sql(), role()));
        }
    }

    private void comment() {
        Table table = any(tables);
        statements.add("COMMENT ON TABLE %s IS %s".formatted(sql(table), constant()));
        statements.add("COMMENT ON COLUMN %s.%s IS %s".formatted(sql(table), column(table), constant()));
        if (!enums.isEmpty()) {
            statements.add("COMMENT ON TYPE %s IS %s".formatted(any(enums).sql(), constant()));
        }
    }

    /** In a comment: what would end the line, and the comment with it, made visible. */
    private static String printable(String column) {
        return Literal.printable(column);
    }

    private QualifiedName name() {
        return new QualifiedName(any(schemas), names.next());
    }

    private String column(Table table) {
        return any(table.columns()).name().sql();
    }

    private String constant() {
        return Literal.sql(names.text());
    }

    private String role() {
        return any(Arena.ROLES).sql();
    }

    private static String sql(Table table) {
        return table.name().sql();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
