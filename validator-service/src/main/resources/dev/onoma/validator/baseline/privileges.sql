-- What roles may do in the end. Superusers may do everything and PostgreSQL's own roles mean nothing here; role 0 is PUBLIC. A list
-- of privileges asks for any of them, which spares most of the questions. Columns without grants of their own follow their relation.
WITH role AS (
    SELECT oid, rolname::text AS name
    FROM pg_roles
    WHERE NOT rolsuper AND rolname !~ '^pg_'
    UNION ALL
    SELECT 0, 'public'
)
SELECT c.oid AS relation,
       0 AS number,
       role.name AS role,
       concat_ws(' ',
           CASE WHEN has_table_privilege(role.oid, c.oid, 'SELECT') THEN 'SELECT' END,
           CASE WHEN has_table_privilege(role.oid, c.oid, 'INSERT') THEN 'INSERT' END,
           CASE WHEN has_table_privilege(role.oid, c.oid, 'UPDATE') THEN 'UPDATE' END,
           CASE WHEN has_table_privilege(role.oid, c.oid, 'DELETE') THEN 'DELETE' END,
           CASE WHEN has_table_privilege(role.oid, c.oid, 'TRUNCATE') THEN 'TRUNCATE' END,
           CASE WHEN has_table_privilege(role.oid, c.oid, 'REFERENCES') THEN 'REFERENCES' END,
           CASE WHEN has_table_privilege(role.oid, c.oid, 'TRIGGER') THEN 'TRIGGER' END) AS privileges
FROM pg_class c
CROSS JOIN role
WHERE c.oid = ANY (?)
  AND has_table_privilege(role.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
UNION ALL
SELECT a.attrelid,
       a.attnum,
       role.name,
       concat_ws(' ',
           CASE WHEN has_column_privilege(role.oid, a.attrelid, a.attnum, 'SELECT') THEN 'SELECT' END,
           CASE WHEN has_column_privilege(role.oid, a.attrelid, a.attnum, 'INSERT') THEN 'INSERT' END,
           CASE WHEN has_column_privilege(role.oid, a.attrelid, a.attnum, 'UPDATE') THEN 'UPDATE' END,
           CASE WHEN has_column_privilege(role.oid, a.attrelid, a.attnum, 'REFERENCES') THEN 'REFERENCES' END)
FROM pg_attribute a
CROSS JOIN role
WHERE a.attrelid = ANY (?)
  AND a.attacl IS NOT NULL
  AND a.attnum > 0
  AND NOT a.attisdropped
  AND has_column_privilege(role.oid, a.attrelid, a.attnum, 'SELECT, INSERT, UPDATE, REFERENCES')
