-- Indexes that nothing was read by since the statistics began, but for those that keep a rule. Sizes are of the last VACUUM or ANALYZE:
-- to measure one would mean to wait for whoever has it locked.
SELECT s.schemaname || '.' || s.indexrelname                                AS index,
       s.schemaname || '.' || s.relname                                     AS table,
       c.relpages::bigint * current_setting('block_size')::bigint           AS bytes
FROM pg_stat_user_indexes s
JOIN pg_index i ON i.indexrelid = s.indexrelid
JOIN pg_class c ON c.oid = s.indexrelid
WHERE s.idx_scan = 0
  AND NOT i.indisunique
  AND NOT i.indisexclusion
  AND NOT i.indisreplident
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = s.indexrelid)
  AND s.schemaname <> 'onoma'
ORDER BY bytes DESC, index
LIMIT 50
