-- The constraints of tables; those of domains are part of the type. Only CHECK and NOT NULL constraints are renamed in the
-- children with the parent's; a partition's copy of a key has a name of its own.
-- Before 18 pg_constraint has no conenforced: the name then means the constant of the outer query.
select c.oid,
       c.conrelid as relation,
       c.conname as name,
       c.contype as kind,
       array_to_string(c.conkey, ' ') as columns,
       c.confrelid as referenced_table,
       array_to_string(c.confkey, ' ') as referenced_columns,
       pg_get_constraintdef(c.oid) as definition,
       case when c.contype in ('p', 'u', 'x') then c.conindid else 0 end as index,
       c.convalidated as validated,
       c.contype in ('c', 'n') and c.coninhcount > 0 as inherited,
       concat_ws(', ',
           case when c.condeferrable then 'deferrable' end,
           case when c.condeferred then 'deferred' end,
           case when not c.conenforced then 'not enforced' end,
           case when c.connoinherit then 'no inherit' end,
           case when c.coninhcount > 0 and c.conislocal then 'local' end,
           case when c.conparentid <> 0 then 'of the parent''s' end) as settings
from (values (true)) before_18(conenforced)
cross join lateral (
    select oid, conrelid, conname, contype, conkey, confrelid, confkey, conindid, convalidated, coninhcount, condeferrable,
           condeferred, conenforced, connoinherit, conislocal, conparentid, connamespace
    from pg_constraint
) c
where c.conrelid <> 0
  and c.connamespace = any (?)
