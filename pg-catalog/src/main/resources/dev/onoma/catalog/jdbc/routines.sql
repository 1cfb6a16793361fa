-- Functions, procedures and aggregates that neither an extension brought nor a range type, as its constructors.
select p.oid,
       p.pronamespace as schema,
       p.proname as name,
       pg_get_function_identity_arguments(p.oid) as arguments,
       p.prokind as kind,
       p.proowner as owner,
       p.proacl::text as acl,
       l.lanname as language,
       case when p.prokind = 'a' then (
           select concat_ws(', ', g.aggkind, g.aggtransfn, g.aggfinalfn, g.aggcombinefn, format_type(g.aggtranstype, null),
                      g.agginitval, g.aggmtransfn, g.aggmfinalfn, g.aggminitval, nullif(g.aggsortop, 0)::regoperator)
           from pg_aggregate g
           where g.aggfnoid = p.oid)
       else p.prosrc end as source,
       p.prosqlbody is not null as atomic,
       case when p.prokind <> 'a' then pg_get_functiondef(p.oid) else '' end as definition,
       p.proargtypes::text as argument_types,
       p.prorettype as return_type,
       p.prorettype = 'trigger'::regtype as returns_trigger
from pg_proc p
join pg_language l on l.oid = p.prolang
where p.pronamespace = any (?)
  and not exists (
      select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
