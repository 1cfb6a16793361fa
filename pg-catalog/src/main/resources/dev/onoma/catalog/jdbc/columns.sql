-- The columns of all relations, in no order: sorting 100,000 rows costs the server as much as reading them.
-- Settings name only what differs from the type's or the server's default. Some releases (seen: 15.20) keep a log position
-- of their own among the options of every column, pg_attver, which nobody can set and which says nothing of the structure.
select a.attrelid as relation,
       a.attnum as number,
       a.attname as name,
       coalesce(element.oid, type.oid) as type,
       format_type(a.atttypid, a.atttypmod) as type_text,
       element.oid is not null as is_array,
       a.attnotnull as not_null,
       pg_get_expr(d.adbin, d.adrelid) as default_expression,
       a.attidentity as identity,
       a.attgenerated as generated,
       case when a.attcollation <> type.typcollation then (
           select format('%I.%I', n.nspname, l.collname)
           from pg_collation l
           join pg_namespace n on n.oid = l.collnamespace
           where l.oid = a.attcollation) end as collation,
       a.attinhcount > 0 as inherited,
       concat_ws(', ',
           case when a.attstorage <> type.typstorage then 'storage ' || a.attstorage::text end,
           case when a.attcompression <> '' then 'compression ' || a.attcompression::text end,
           case when a.attstattarget >= 0 then 'statistics ' || a.attstattarget end,
           case when a.attinhcount > 0 and a.attislocal then 'local' end,
           case when a.attoptions is not null then (
               select string_agg(option, ', ' order by option)
               from unnest(a.attoptions) option
               where option !~ '^pg_attver=') end,
           a.attfdwoptions::text) as settings,
       a.attacl::text as acl
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_type type on type.oid = a.atttypid
left join pg_type element on element.typarray = type.oid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = any (?)
  and c.relkind in ('r', 'p', 'f', 'v', 'm')
  and a.attnum > 0
  and not a.attisdropped
