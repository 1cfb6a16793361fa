-- Rules other than those that make a view, and extended statistics.
with in_scope as (
    select unnest(?) as schema
)
select r.oid,
       'pg_rewrite' as catalog,
       'RULE' as kind,
       r.ev_class as relation,
       c.relnamespace as schema,
       r.rulename as name,
       concat_ws(' ', pg_get_ruledef(r.oid), case when r.ev_enabled <> 'O' then 'enabled ' || r.ev_enabled::text end) as definition
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
where c.relnamespace in (select schema from in_scope)
  and r.rulename <> '_RETURN'
union all
select s.oid,
       'pg_statistic_ext',
       'STATISTICS',
       s.stxrelid,
       s.stxnamespace,
       s.stxname,
       concat_ws(' ', pg_get_statisticsobjdef(s.oid), case when s.stxstattarget >= 0 then 'target ' || s.stxstattarget end)
from pg_statistic_ext s
where s.stxnamespace in (select schema from in_scope)
