select c.relname as catalog, d.objid as oid, x.extname as extension
from pg_extension x
join pg_depend d on d.refclassid = 'pg_extension'::regclass and d.refobjid = x.oid and d.deptype = 'e'
join pg_class c on c.oid = d.classid
where c.relname in ('pg_class', 'pg_type')
