select oid, nspname as name
from pg_namespace
order by nspname
