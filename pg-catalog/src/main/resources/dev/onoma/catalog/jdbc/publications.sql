-- Settings are whatever columns the version has: which commands are published, via the root or not, generated columns.
select p.oid,
       p.pubname as name,
       p.pubowner as owner,
       p.puballtables as all_tables,
       concat_ws(' -- ',
           to_jsonb(p) - array['oid', 'pubname', 'pubowner', 'puballtables'],
           obj_description(p.oid, 'pg_publication')) as settings
from pg_publication p
