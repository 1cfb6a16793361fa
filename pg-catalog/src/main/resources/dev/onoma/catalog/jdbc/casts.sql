-- Casts from or to a type of the schemas that no extension brought. A range type brings its own with it.
with in_scope as (
    select unnest(?) as schema
)
select c.oid,
       coalesce(es.typelem, c.castsource) as source_type,
       format_type(c.castsource, null) as source_text,
       es.oid is not null as source_is_array,
       coalesce(et.typelem, c.casttarget) as target_type,
       format_type(c.casttarget, null) as target_text,
       et.oid is not null as target_is_array,
       c.castcontext as context,
       c.castfunc as routine
from pg_cast c
join pg_type s on s.oid = c.castsource
join pg_type t on t.oid = c.casttarget
left join pg_type es on es.oid = c.castsource and es.typcategory = 'A' and es.typelem <> 0
left join pg_type et on et.oid = c.casttarget and et.typcategory = 'A' and et.typelem <> 0
where (s.typnamespace in (select schema from in_scope) or t.typnamespace in (select schema from in_scope))
  and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
