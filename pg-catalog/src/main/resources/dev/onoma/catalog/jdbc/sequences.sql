-- Where the counter stands is data, and left out.
select c.oid,
       c.relnamespace as schema,
       c.relname as name,
       c.relowner as owner,
       c.relacl::text as acl,
       coalesce(link.refobjid, 0) as relation,
       coalesce(link.refobjsubid, 0) as number,
       coalesce(link.deptype = 'i', false) as identity,
       concat_ws(', ',
           format_type(s.seqtypid, null),
           'start ' || s.seqstart,
           'increment ' || s.seqincrement,
           'minimum ' || s.seqmin,
           'maximum ' || s.seqmax,
           'cache ' || s.seqcache,
           case when s.seqcycle then 'cycle' end,
           'persistence ' || c.relpersistence::text) as settings
from pg_class c
join pg_sequence s on s.seqrelid = c.oid
left join pg_depend link
    on link.classid = 'pg_class'::regclass
   and link.objid = c.oid
   and link.refclassid = 'pg_class'::regclass
   and link.refobjsubid > 0
   and link.deptype in ('a', 'i')
where c.relnamespace = any (?)
