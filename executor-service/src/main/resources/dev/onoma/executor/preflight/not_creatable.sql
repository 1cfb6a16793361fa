-- Where the executor's role would have to make something and may not.
SELECT 'schema ' || quote_ident(nspname) AS place
FROM pg_namespace
WHERE nspname = ANY (?) AND NOT has_schema_privilege(oid, 'CREATE')
UNION ALL
SELECT 'database ' || quote_ident(current_database())
WHERE to_regnamespace('onoma') IS NULL AND NOT has_database_privilege(current_database(), 'CREATE')
ORDER BY 1
