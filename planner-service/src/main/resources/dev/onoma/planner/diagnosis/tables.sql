-- The largest tables. Measuring takes a lock, so where somebody has a table to himself its size is what the last VACUUM or ANALYZE saw.
WITH taken AS MATERIALIZED (
    SELECT DISTINCT relation FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
), candidate AS MATERIALIZED (
    SELECT c.oid, n.nspname || '.' || c.relname AS object, c.reltuples, c.relpages,
           EXISTS (SELECT FROM taken t WHERE t.relation = c.oid OR t.relation = c.reltoastrelid
                   OR t.relation IN (SELECT i.indexrelid FROM pg_index i WHERE i.indrelid = c.oid)) AS is_taken
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm')
      AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema', 'onoma')
      AND n.nspname NOT LIKE 'pg\_temp\_%'
    ORDER BY c.relpages DESC, object
    LIMIT 500
)
SELECT k.object,
       CASE WHEN k.is_taken THEN k.relpages::bigint * current_setting('block_size')::bigint ELSE pg_total_relation_size(k.oid) END AS bytes,
       CASE WHEN k.is_taken THEN NULL ELSE pg_indexes_size(k.oid) END       AS index_bytes,
       GREATEST(k.reltuples, 0)::bigint                                     AS estimated_rows,
       COALESCE(s.n_dead_tup, 0)                                            AS dead_rows
FROM candidate k
LEFT JOIN pg_stat_all_tables s ON s.relid = k.oid
ORDER BY bytes DESC NULLS LAST, k.object
LIMIT 20
