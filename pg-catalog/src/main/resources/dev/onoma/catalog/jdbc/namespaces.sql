select oid, nspname as name, nspowner as owner, nspacl::text as acl
from pg_namespace
where oid = any (?)
