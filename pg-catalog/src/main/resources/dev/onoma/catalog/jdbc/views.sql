-- Views and materialised views.
select oid
from pg_class
where relnamespace = any (?)
  and relkind in ('v', 'm')
