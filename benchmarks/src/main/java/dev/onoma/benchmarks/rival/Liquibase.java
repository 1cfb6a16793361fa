package dev.onoma.benchmarks.rival;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.stack.BenchmarkFailure;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.local.stack.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.command.CommandScope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Liquibase with its own change types, a change set for each table, which it runs in a transaction each and rolls back by itself.
 *
 * @param folder where the change log is written
 */
public record Liquibase(Database database, List<Rename> renames, Path folder) implements Rival {

    private static final String CHANGE_LOG = "changelog.json";

    public Liquibase {
        renames = List.copyOf(renames);
    }

    @Override
    public String name() {
        return "Liquibase";
    }

    @Override
    public Database seen() {
        return database;
    }

    @Override
    public void expand() throws SQLException {
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve(CHANGE_LOG),
                    new ObjectMapper().writeValueAsBytes(Map.of("databaseChangeLog", changeSets())));
        } catch (IOException e) {
            throw new BenchmarkFailure("Liquibase's change log cannot be written", e);
        }
        execute("update", Map.of("showSummaryOutput", UpdateSummaryOutputEnum.LOG));
    }

    @Override
    public void undo() throws SQLException {
        execute("rollbackCount", Map.of("count", renames.size()));
    }

    private List<Map<String, Object>> changeSets() {
        List<Map<String, Object>> changeSets = new ArrayList<>();
        for (Rename rename : renames) {
            changeSets.add(Map.of(
                    "changeSet",
                    Map.of(
                            "id",
                            rename.newName(),
                            "author",
                            "bench",
                            "objectQuotingStrategy",
                            "QUOTE_ALL_OBJECTS",
                            "changes",
                            changes(rename))));
        }
        return changeSets;
    }

    private static List<Map<String, Object>> changes(Rename rename) {
        RenameScript script = new RenameScript(rename);
        List<Map<String, Object>> changes = new ArrayList<>();
        script.changedColumns()
                .forEach(column -> changes.add(Map.of(
                        "renameColumn",
                        Map.of(
                                "tableName", rename.oldName(),
                                "oldColumnName", column.getKey(),
                                "newColumnName", column.getValue()))));
        changes.add(Map.of("renameTable", Map.of("oldTableName", rename.oldName(), "newTableName", rename.newName())));
        changes.add(
                Map.of("createView", Map.of("viewName", rename.oldName(), "selectQuery", script.selectByOldNames())));
        return changes;
    }

    private void execute(String command, Map<String, Object> arguments) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                once(command, arguments);
                return;
            } catch (BenchmarkFailure e) {
                if (!Statements.isDeadlock(e) || attempt == Statements.MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void once(String command, Map<String, Object> arguments) throws SQLException {
        try (Connection connection = Databases.connect(database, new Properties())) {
            liquibase.database.Database known =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            // What it has to say belongs into the log, not between our tables.
            Map<String, Object> surroundings = Map.of(
                    Scope.Attr.ui.name(), new LoggerUIService(),
                    Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(folder));
            Scope.child(surroundings, () -> {
                CommandScope scope = new CommandScope(command)
                        .addArgumentValue("changelogFile", CHANGE_LOG)
                        .addArgumentValue("database", known);
                arguments.forEach(scope::addArgumentValue);
                scope.execute();
            });
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchmarkFailure("Liquibase's " + command + " fails", e);
        }
    }
}
