-- What can be done with a view besides reading it: 4 UPDATE, 8 INSERT, 16 DELETE, added up.
SELECT oid, pg_relation_is_updatable(oid, false) AS actions
FROM unnest(?) AS oid
