-- Begins to put DDL into the change stream; needs a superuser, or what the provider has instead. Also for sessions that replay
-- (session_replication_role), hence ALWAYS.
DO $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT * FROM (VALUES ('onoma_capture_command', 'ddl_command_end', 'capture_command'),
                              ('onoma_capture_drop', 'sql_drop', 'capture_drop'),
                              ('onoma_capture_rewrite', 'table_rewrite', 'capture_rewrite')) AS t (name, event, function)
        WHERE NOT EXISTS (SELECT FROM pg_event_trigger e WHERE e.evtname = t.name)
    LOOP
        EXECUTE format('CREATE EVENT TRIGGER %I ON %I EXECUTE FUNCTION onoma.%I()', wanted.name, wanted.event, wanted.function);
        EXECUTE format('ALTER EVENT TRIGGER %I ENABLE ALWAYS', wanted.name);
    END LOOP;
END $$
