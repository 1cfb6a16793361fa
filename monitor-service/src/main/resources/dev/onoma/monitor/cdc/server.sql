-- Whether changes of this database can be streamed, and by which slot; one row.
SELECT current_setting('wal_level') AS wal_level,
       pg_is_in_recovery() AS standby,
       EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('onoma.step_ledger') AND attname = 'transaction') AS ledger,
       CASE WHEN to_regclass('onoma.capture') IS NULL THEN 0
            WHEN EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('onoma.capture') AND attname = 'gap_untold') THEN 2
            ELSE 1 END AS installed,
       left('onoma_' || regexp_replace(lower(datname), '[^a-z0-9_]', '_', 'g'), 50) || '_' || oid AS slot
FROM pg_database WHERE datname = current_database()
