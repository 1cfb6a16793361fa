-- The comments of users' objects; 16384 is the first OID that is not PostgreSQL's own.
select c.relname as catalog, d.objoid as oid, d.objsubid as number, d.description as comment
from pg_description d
join pg_class c on c.oid = d.classoid
where d.objoid >= 16384
  and c.relname in ('pg_class', 'pg_constraint', 'pg_type', 'pg_trigger', 'pg_proc', 'pg_rewrite', 'pg_statistic_ext',
                    'pg_operator', 'pg_cast', 'pg_namespace')
