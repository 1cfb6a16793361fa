-- From 15 on.
select pnpubid as publication, pnnspid as schema
from pg_publication_namespace
order by pnpubid, pnnspid
