-- Before 15 there are neither column lists nor row filters: their names then mean the constants of the outer query.
select t.prpubid as publication,
       t.prrelid as relation,
       t.prattrs::text as columns,
       pg_get_expr(t.prqual, t.prrelid) as filter
from (values (null::int2vector, null::pg_node_tree)) before_15(prattrs, prqual)
cross join lateral (select prpubid, prrelid, prattrs, prqual from pg_publication_rel) t
order by t.prpubid, t.prrelid
