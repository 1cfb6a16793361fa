-- The queries of some views.
select oid, ltrim(rtrim(pg_get_viewdef(oid), ';')) as query
from unnest(?) as oid
