-- Types that somebody made: not the row types of relations, not the array and multirange types that come with another.
select t.oid,
       t.typnamespace as schema,
       t.typname as name,
       t.typtype as kind,
       t.typowner as owner,
       t.typacl::text as acl,
       case t.typtype when 'e' then array(
           select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) end as labels,
       case t.typtype
           when 'd' then concat_ws(', ',
               format_type(t.typbasetype, t.typtypmod),
               case when t.typnotnull then 'not null' end,
               'default ' || t.typdefault,
               (select 'collation ' || format('%I.%I', n.nspname, l.collname)
                from pg_collation l
                join pg_namespace n on n.oid = l.collnamespace
                join pg_type base on base.oid = t.typbasetype
                where l.oid = t.typcollation and t.typcollation <> base.typcollation),
               (select string_agg(format('%I %s', k.conname, concat_ws(' -- ',
                           pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'))), ', ' order by k.conname)
                from pg_constraint k
                where k.contypid = t.oid))
           when 'c' then (
               select string_agg(concat_ws(' ',
                          quote_ident(a.attname),
                          format_type(a.atttypid, a.atttypmod),
                          (select 'collation ' || format('%I.%I', n.nspname, l.collname)
                           from pg_collation l
                           join pg_namespace n on n.oid = l.collnamespace
                           join pg_type own on own.oid = a.atttypid
                           where l.oid = a.attcollation and a.attcollation <> own.typcollation),
                          '-- ' || col_description(t.typrelid, a.attnum)), ', ' order by a.attnum)
               from pg_attribute a
               where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)
           when 'r' then (
               select concat_ws(', ',
                          format_type(r.rngsubtype, null),
                          'collation ' || nullif(r.rngcollation, 0)::regcollation::text,
                          'operator class ' || (select format('%I.%I', n.nspname, o.opcname)
                                                from pg_opclass o
                                                join pg_namespace n on n.oid = o.opcnamespace
                                                where o.oid = r.rngsubopc),
                          'canonical ' || nullif(r.rngcanonical, 0)::regproc::text,
                          'difference ' || nullif(r.rngsubdiff, 0)::regproc::text,
                          'multirange ' || format_type(r.rngmultitypid, null))
               from pg_range r
               where r.rngtypid = t.oid)
           when 'b' then concat_ws(', ', t.typinput, t.typoutput, t.typlen, t.typbyval, t.typalign, t.typstorage,
               t.typcategory, t.typispreferred, t.typdelim, t.typdefault)
       end as definition
from pg_type t
left join pg_class row_type on row_type.oid = t.typrelid
left join pg_type element on element.typarray = t.oid
where t.typnamespace = any (?)
  and t.typtype in ('e', 'd', 'c', 'r', 'b')
  and t.typisdefined
  and element.oid is null
  and coalesce(row_type.relkind, 'c') = 'c'
