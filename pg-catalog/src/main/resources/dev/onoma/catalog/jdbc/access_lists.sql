-- Every access-control list that occurs, once, however many objects share it. An object without one has its kind's default.
with in_scope as (
    select unnest(?) as schema
), list as (
    select case when relkind = 'S' then 's' else 'r' end as kind, relowner as owner, relacl as acl
    from pg_class
    where relnamespace in (select schema from in_scope) and relkind in ('r', 'p', 'f', 'v', 'm', 'S')
    union all
    select 'c', 0, attacl
    from pg_attribute
    where attacl is not null
    union all
    select 'T', typowner, typacl
    from pg_type
    where typnamespace in (select schema from in_scope)
    union all
    select 'f', proowner, proacl
    from pg_proc
    where pronamespace in (select schema from in_scope)
    union all
    select 'n', nspowner, nspacl
    from pg_namespace
    where oid in (select schema from in_scope)
), distinct_list as (
    select kind, owner, acl
    from list
    group by kind, owner, acl
)
select l.kind, l.owner, l.acl::text as acl, g.grantor, g.grantee, g.privilege_type as privilege, g.is_grantable as grantable
from distinct_list l
left join aclexplode(coalesce(l.acl, acldefault(l.kind::"char", l.owner))) g on true
