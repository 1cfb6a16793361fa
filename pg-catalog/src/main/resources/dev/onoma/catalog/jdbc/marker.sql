-- What tells that names or structures changed between two moments. pg_get_indexdef and its like look names up as they are
-- now, not as the transaction's snapshot has them, so a reading counts only when this is the same before and after it.
-- xmin changes with every update of a row and so shows a rename there and back. Not so in pg_class: TRUNCATE, REINDEX and
-- REFRESH update its rows too and may go on for ever; a table renamed there and back still shows in pg_type.
-- Temporary tables (schemas pg_temp_N) come and go all the time and are left out.
with user_schema as materialized (
    select oid, xmin as version
    from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
), relation as materialized (
    select oid,
           case when relkind = 'S' then xmin::text end as version,
           concat_ws('/', relname, relnamespace, relkind, reltablespace, relam, reloptions) as structure
    from pg_class
    where relnamespace in (select oid from user_schema)
)
select 'pg_namespace' as catalog, count(*), bit_xor(hashint8extended(version::text::bigint, oid::bigint)) as digest
from user_schema
union all
select 'pg_class', count(*), bit_xor(hashtextextended(concat(structure, version), oid::bigint))
from relation
union all
select 'pg_attribute', count(*), bit_xor(hashint8extended(xmin::text::bigint, attrelid::bigint << 16 | attnum + 32768))
from pg_attribute
where attrelid in (select oid from relation)
union all
select 'pg_type', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_type
where typnamespace in (select oid from user_schema)
union all
select 'pg_enum', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_enum
union all
select 'pg_proc', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_proc
where pronamespace in (select oid from user_schema)
union all
select 'pg_operator', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_operator
where oprnamespace in (select oid from user_schema)
union all
select 'pg_cast', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_cast
union all
select 'pg_collation', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_collation
where collnamespace in (select oid from user_schema)
union all
select 'pg_constraint', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_constraint
where connamespace in (select oid from user_schema)
union all
select 'pg_index', count(*), bit_xor(hashint8extended(xmin::text::bigint, indexrelid::bigint))
from pg_index
where indrelid in (select oid from relation)
union all
select 'pg_trigger', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_trigger
where tgrelid in (select oid from relation)
union all
select 'pg_policy', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_policy
union all
select 'pg_rewrite', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_rewrite
where ev_class in (select oid from relation)
union all
select 'pg_statistic_ext', count(*), bit_xor(hashint8extended(xmin::text::bigint, oid::bigint))
from pg_statistic_ext
union all
select 'pg_roles', count(*), bit_xor(hashtextextended(rolname::text, oid::bigint))
from pg_roles
