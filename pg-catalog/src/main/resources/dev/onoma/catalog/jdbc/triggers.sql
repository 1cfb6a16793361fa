-- Up to 14 the copies of a partitioned table's trigger count as internal; those of foreign keys belong to a constraint.
select t.oid,
       t.tgrelid as relation,
       t.tgname as name,
       t.tgfoid as routine,
       t.tgtype & 1 = 1 as for_each_row,
       t.tgargs as arguments,
       t.tgenabled as enabled,
       t.tgparentid <> 0 as inherited,
       pg_get_triggerdef(t.oid) as definition
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
where c.relnamespace = any (?)
  and (not t.tgisinternal or t.tgparentid <> 0 and t.tgconstraint = 0)
