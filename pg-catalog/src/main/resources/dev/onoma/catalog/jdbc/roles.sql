select oid, rolname as name
from pg_roles
