package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.DefaultPrivilege;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Namespace;
import dev.onoma.catalog.Publication;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Subscriber;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what belongs to the whole database: schemas, publications, those who listen, and default privileges. */
final class SurroundingsReading {

    private static final int VERSION_15 = 150_000;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Connection connection;
    private final Directory directory;
    private final Scope.Filter scope;

    SurroundingsReading(Connection connection, Directory directory, Scope.Filter scope) {
        this.connection = connection;
        this.directory = directory;
        this.scope = scope;
    }

    Map<Long, Namespace> namespaces() throws SQLException {
        Map<Long, Namespace> namespaces = new HashMap<>();
        Query.NAMESPACES.each(connection, directory.schemas(), row -> {
            long oid = row.oid("oid");
            long owner = row.oid("owner");
            namespaces.put(
                    oid,
                    new Namespace(
                            oid,
                            row.name("name"),
                            directory.role(owner),
                            directory.grants("n", owner, row.textOrNull("acl")),
                            directory.comment("pg_namespace", oid, 0)));
        });
        return namespaces;
    }

    /** Publications with those of their schemas and tables that are in scope. */
    Map<Long, Publication> publications(int serverVersion, Map<Long, Relation> relations) throws SQLException {
        Map<Long, List<Identifier>> schemas = serverVersion < VERSION_15 ? Map.of() : publicationSchemas();
        Map<Long, List<Publication.Member>> members = new HashMap<>();
        Query.PUBLICATION_TABLES.each(connection, row -> {
            if (relations.containsKey(row.oid("relation"))) {
                members.computeIfAbsent(row.oid("publication"), publication -> new ArrayList<>())
                        .add(new Publication.Member(
                                row.oid("relation"), row.numbers("columns"), row.textOrNull("filter")));
            }
        });
        Map<Long, Publication> publications = new HashMap<>();
        Query.PUBLICATIONS.each(connection, row -> {
            long oid = row.oid("oid");
            Identifier name = row.name("name");
            if (!scope.isOnomas(name)) {
                publications.put(
                        oid,
                        new Publication(
                                oid,
                                name,
                                directory.role(row.oid("owner")),
                                row.flag("all_tables"),
                                schemas.getOrDefault(oid, List.of()),
                                members.getOrDefault(oid, List.of()),
                                row.text("settings")));
            }
        });
        return publications;
    }

    private Map<Long, List<Identifier>> publicationSchemas() throws SQLException {
        Map<Long, List<Identifier>> schemas = new HashMap<>();
        Query.PUBLICATION_SCHEMAS.each(connection, row -> {
            Identifier schema = directory.schemas().get(row.oid("schema"));
            if (schema != null) {
                schemas.computeIfAbsent(row.oid("publication"), publication -> new ArrayList<>())
                        .add(schema);
            }
        });
        return schemas;
    }

    List<DefaultPrivilege> defaultPrivileges() throws SQLException {
        List<DefaultPrivilege> privileges = new ArrayList<>();
        Query.DEFAULT_PRIVILEGES.each(
                connection,
                directory.schemas(),
                row -> privileges.add(new DefaultPrivilege(
                        directory.role(row.oid("creator")),
                        directory.schemas().get(row.oid("schema")),
                        directory.grant(row))));
        return privileges;
    }

    /** Slots, and subscriptions where they may be looked at. */
    List<Subscriber> subscribers() throws SQLException {
        List<Subscriber> subscribers = new ArrayList<>();
        addSubscribers(Query.SLOTS, subscribers);
        Savepoint savepoint = connection.setSavepoint();
        try {
            addSubscribers(Query.SUBSCRIPTIONS, subscribers);
        } catch (SQLException refused) {
            if (!INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                throw refused;
            }
            connection.rollback(savepoint);
        }
        return subscribers;
    }

    private void addSubscribers(Query query, List<Subscriber> subscribers) throws SQLException {
        query.each(connection, row -> {
            Identifier name = row.name("name");
            if (!scope.isOnomas(name)) {
                subscribers.add(new Subscriber(row.text("kind"), name, row.textOrNull("plugin"), row.flag("active")));
            }
        });
    }
}
