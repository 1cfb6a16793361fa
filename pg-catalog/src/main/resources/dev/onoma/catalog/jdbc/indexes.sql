-- The definition is null when it names the index otherwise than pg_class does: then it was renamed just now.
select c.oid,
       i.indrelid as relation,
       c.relnamespace as schema,
       c.relname as name,
       method.amname as method,
       i.indkey::text as columns,
       i.indnkeyatts as key_columns,
       i.indisunique as is_unique,
       i.indisprimary as is_primary,
       i.indpred is not null as partial,
       k.conindid is not null as of_constraint,
       coalesce(parent.inhparent, 0) as parent,
       case when strpos(text.definition, format(' INDEX %I ON ', c.relname)) > 0 then text.definition end as definition,
       concat_ws(', ',
           case when not i.indisvalid then 'not valid' end,
           case when not i.indisready then 'not ready' end,
           case when i.indisclustered then 'clustered' end,
           case when i.indisreplident then 'replica identity' end,
           case when not i.indimmediate then 'deferrable' end,
           'tablespace ' || tablespace.spcname,
           'statistics ' || target.targets) as settings
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_am method on method.oid = c.relam
cross join lateral (select pg_get_indexdef(c.oid) as definition offset 0) text
left join pg_tablespace tablespace on tablespace.oid = c.reltablespace
left join pg_inherits parent on parent.inhrelid = c.oid
left join pg_constraint k on k.conindid = c.oid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
left join (
    select attrelid, string_agg(attnum || '=' || attstattarget, ' ' order by attnum) as targets
    from pg_attribute
    where attstattarget >= 0
    group by attrelid
) target on target.attrelid = c.oid
where c.relnamespace = any (?)
