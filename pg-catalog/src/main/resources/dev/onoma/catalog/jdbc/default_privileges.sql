select d.defaclrole as creator, d.defaclnamespace as schema, g.grantor, g.grantee, g.privilege_type as privilege,
       g.is_grantable as grantable
from pg_default_acl d
cross join aclexplode(d.defaclacl) g
where d.defaclobjtype = 'r'
  and (d.defaclnamespace = 0 or d.defaclnamespace = any (?))
