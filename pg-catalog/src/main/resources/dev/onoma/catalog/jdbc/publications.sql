-- Settings are whatever columns the version has: which commands are published, via the root or not, generated columns.
select p.oid,
       p.pubname as name,
       p.pubowner as owner,
       p.puballtables as all_tables,
       (to_jsonb(p) - array['oid', 'pubname', 'pubowner', 'puballtables'])::text as settings
from pg_publication p
