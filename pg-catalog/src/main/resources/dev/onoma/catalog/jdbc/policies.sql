-- Role 0 is PUBLIC.
select p.oid,
       p.polrelid as relation,
       p.polname as name,
       p.polcmd as command,
       p.polpermissive as permissive,
       array_to_string(p.polroles, ' ') as roles,
       pg_get_expr(p.polqual, p.polrelid) as using_expression,
       pg_get_expr(p.polwithcheck, p.polrelid) as check_expression
from pg_policy p
join pg_class c on c.oid = p.polrelid
where c.relnamespace = any (?)
