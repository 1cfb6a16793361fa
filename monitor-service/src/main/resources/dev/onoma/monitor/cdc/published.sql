-- What is published now, and how; no row where there is no publication.
SELECT concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
       ARRAY(SELECT format('%I.%I', n.nspname, c.relname)
             FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE r.prpubid = p.oid ORDER BY 1)
FROM pg_publication p WHERE p.pubname = 'onoma_capture'
