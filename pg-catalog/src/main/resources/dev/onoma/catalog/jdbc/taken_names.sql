-- All names that relations and types of the schemas bear, which share one namespace there.
with in_scope as (
    select unnest(?) as schema
)
select relnamespace as schema, relname as name
from pg_class
where relnamespace in (select schema from in_scope)
union
select typnamespace, typname
from pg_type
where typnamespace in (select schema from in_scope)
  and typrelid = 0
