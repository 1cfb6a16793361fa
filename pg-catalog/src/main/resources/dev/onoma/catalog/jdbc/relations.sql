-- Tables, views and materialised views, without what hangs on them.
select c.oid,
       c.relnamespace as schema,
       c.relname as name,
       c.relkind as kind,
       c.relowner as owner,
       c.relacl::text as acl,
       parent.oids as parents,
       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
       pg_get_expr(c.relpartbound, c.oid) as partition_bound,
       c.relrowsecurity as row_security,
       c.relforcerowsecurity as force_row_security,
       concat_ws(', ',
           'persistence ' || c.relpersistence::text,
           'replica identity ' || c.relreplident::text,
           'access method ' || method.amname,
           'tablespace ' || tablespace.spcname,
           'of type ' || format_type(nullif(c.reloftype, 0), null),
           case when parent.detaching then 'detach pending' end,
           case when not c.relispopulated then 'not populated' end) as settings,
       c.reloptions as options,
       toast.reloptions as toast_options,
       source.oids as depends_on,
       server.srvname as server,
       wrapper.fdwname as wrapper,
       foreign_table.ftoptions as foreign_options,
       c.relfilenode as file_node,
       c.reltuples as estimated_rows,
       c.relpages::bigint * current_setting('block_size')::bigint as bytes
from pg_class c
left join pg_am method on method.oid = c.relam
left join pg_tablespace tablespace on tablespace.oid = c.reltablespace
left join pg_class toast on toast.oid = c.reltoastrelid
left join pg_foreign_table foreign_table on foreign_table.ftrelid = c.oid
left join pg_foreign_server server on server.oid = foreign_table.ftserver
left join pg_foreign_data_wrapper wrapper on wrapper.oid = server.srvfdw
left join (
    select inhrelid, string_agg(inhparent::text, ' ' order by inhseqno) as oids, bool_or(inhdetachpending) as detaching
    from pg_inherits
    group by inhrelid
) parent on parent.inhrelid = c.oid
left join (
    select rule.ev_class, string_agg(distinct link.refobjid::text, ' ') as oids
    from pg_rewrite rule
    join pg_depend link on link.classid = 'pg_rewrite'::regclass and link.objid = rule.oid
    join pg_class target on target.oid = link.refobjid and target.relkind in ('r', 'p', 'f', 'v', 'm')
    where rule.rulename = '_RETURN'
      and link.refclassid = 'pg_class'::regclass
      and link.refobjid <> rule.ev_class
    group by rule.ev_class
) source on source.ev_class = c.oid
where c.relnamespace = any (?)
  and c.relkind in ('r', 'p', 'f', 'v', 'm')
