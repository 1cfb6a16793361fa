select upper(slot_type) || ' SLOT' as kind, slot_name as name, plugin, active
from pg_replication_slots
where database is null or database = current_database()
order by slot_name
