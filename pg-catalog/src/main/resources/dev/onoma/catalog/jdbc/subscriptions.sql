-- Only columns that every role may read, unless the operator took that away.
select 'SUBSCRIPTION' as kind, subname as name, null as plugin, subenabled as active
from pg_subscription
where subdbid = (select oid from pg_database where datname = current_database())
order by subname
