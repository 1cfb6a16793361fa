-- Operators that no extension brought.
select o.oid,
       o.oprnamespace as schema,
       o.oprname as name,
       coalesce(l.typelem, o.oprleft) as left_type,
       case when o.oprleft <> 0 then format_type(o.oprleft, null) end as left_text,
       l.oid is not null as left_is_array,
       coalesce(r.typelem, o.oprright) as right_type,
       format_type(o.oprright, null) as right_text,
       r.oid is not null as right_is_array,
       o.oprcode::oid as routine,
       o.oprowner as owner,
       concat_ws(', ', case when o.oprcanhash then 'hashes' end, case when o.oprcanmerge then 'merges' end,
                 'restrict ' || nullif(o.oprrest, 0)::regproc, 'join ' || nullif(o.oprjoin, 0)::regproc) as settings,
       concat_ws(', ', 'commutator ' || nullif(o.oprcom, 0)::regoperator, 'negator ' || nullif(o.oprnegate, 0)::regoperator) as related
from pg_operator o
left join pg_type l on l.oid = o.oprleft and l.typcategory = 'A' and l.typelem <> 0
left join pg_type r on r.oid = o.oprright and r.typcategory = 'A' and r.typelem <> 0
where o.oprnamespace = any (?)
  -- A commutator that is named before it is made has no function yet.
  and o.oprcode <> 0
  and not exists (select from pg_depend d where d.classid = 'pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e')
