-- What is being built or cleaned, and how much of it is done.
SELECT p.pid, p.command AS kind, n.nspname || '.' || c.relname AS object, p.phase, p.percent
FROM (SELECT pid, datid, relid, command, phase, 100.0 * blocks_done / NULLIF(blocks_total, 0) AS percent FROM pg_stat_progress_create_index
      UNION ALL
      SELECT pid, datid, relid, 'VACUUM', phase, 100.0 * heap_blks_scanned / NULLIF(heap_blks_total, 0) FROM pg_stat_progress_vacuum
      UNION ALL
      SELECT pid, datid, relid, 'ANALYZE', phase, 100.0 * sample_blks_scanned / NULLIF(sample_blks_total, 0) FROM pg_stat_progress_analyze
      UNION ALL
      SELECT pid, datid, relid, command, phase, 100.0 * heap_blks_scanned / NULLIF(heap_blks_total, 0) FROM pg_stat_progress_cluster
      UNION ALL
      SELECT pid, datid, relid, 'COPY', type, 100.0 * bytes_processed / NULLIF(bytes_total, 0) FROM pg_stat_progress_copy) AS p
LEFT JOIN pg_class c ON c.oid = p.relid
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE p.datid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY p.pid
