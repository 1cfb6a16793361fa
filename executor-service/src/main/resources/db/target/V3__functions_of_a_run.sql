-- What happens to a run as a whole, each in a transaction of its own.

-- Makes the epoch rule. The outcome is 'fenced' (with the steps that stand), 'stale' or 'busy' (with the run in the way).
CREATE FUNCTION onoma.fence_run(wanted_run text, plan text, target_name text, wanted_epoch bigint, by text)
    RETURNS TABLE (outcome text, busy_with text, standing integer[]) LANGUAGE plpgsql AS $$
DECLARE
    known onoma.run;
    other text;
BEGIN
    PERFORM onoma.take_turn();
    SELECT * INTO known FROM onoma.run r WHERE r.id = wanted_run FOR UPDATE;
    IF FOUND AND known.epoch > wanted_epoch THEN
        RETURN QUERY SELECT 'stale', NULL::text, NULL::integer[];
        RETURN;
    END IF;
    IF known.epoch IS DISTINCT FROM wanted_epoch THEN
        SELECT r.id INTO other FROM onoma.run r WHERE r.id <> wanted_run AND r.status <> 'closed';
        IF FOUND THEN
            RETURN QUERY SELECT 'busy', other, NULL::integer[];
            RETURN;
        END IF;
        INSERT INTO onoma.run AS r (id, plan_id, target, epoch, status, opened_by, fenced_by)
        VALUES (wanted_run, plan, target_name, wanted_epoch, 'open', by, by)
        ON CONFLICT (id) DO UPDATE
        SET epoch = wanted_epoch, plan_id = plan, status = 'open', fenced_by = by, fenced_at = clock_timestamp(), halted_at = NULL,
            halted_step = NULL, halted_way = NULL, failure = NULL, closed_at = NULL, outcome = NULL;
        UPDATE onoma.migration_log l SET ended_at = clock_timestamp(), status = 'superseded'
        WHERE l.run_id = wanted_run AND l.ended_at IS NULL;
        INSERT INTO onoma.migration_log (run_id, epoch, started_by, status)
        VALUES (wanted_run, wanted_epoch, by, 'running');
    END IF;
    RETURN QUERY SELECT 'fenced', NULL::text, ARRAY(
        SELECT l.step FROM onoma.step_ledger l WHERE l.run_id = wanted_run AND l.stands ORDER BY l.step);
END $$;

-- Refuses all further steps of the epoch. False when it does not rule any more.
CREATE FUNCTION onoma.halt_run(wanted_run text, wanted_epoch bigint, failed_step integer, failed_way text, report jsonb)
    RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE onoma.run r
    SET status = 'halted', halted_at = clock_timestamp(), halted_step = failed_step, halted_way = failed_way, failure = report
    WHERE r.id = wanted_run AND r.epoch = wanted_epoch AND r.status = 'open';
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE onoma.migration_log l
    SET ended_at = clock_timestamp(), status = 'failed', message = 'step ' || failed_step || ': ' || (report ->> 'message')
    WHERE l.run_id = wanted_run AND l.epoch = wanted_epoch AND l.ended_at IS NULL;
    UPDATE onoma.table_rename t SET error = report ->> 'message'
    WHERE t.run_id = wanted_run AND t.step = failed_step AND t.status <> 'rolled_back';
    RETURN true;
END $$;

-- Sets the database free for another run. The outcome is 'closed' (also when it was) or 'stale'. A run that never began is
-- written down too: a fence of the same epoch that comes late must not open it.
CREATE FUNCTION onoma.close_run(wanted_run text, target_name text, wanted_epoch bigint, how text)
    RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    known onoma.run;
BEGIN
    PERFORM onoma.take_turn();
    SELECT * INTO known FROM onoma.run r WHERE r.id = wanted_run FOR UPDATE;
    IF known.epoch > wanted_epoch THEN
        RETURN 'stale';
    END IF;
    INSERT INTO onoma.run AS r (id, target, epoch, status, opened_by, fenced_by, closed_at, outcome)
    VALUES (wanted_run, target_name, wanted_epoch, 'closed', 'onoma', 'onoma', clock_timestamp(), how)
    ON CONFLICT (id) DO UPDATE
    SET epoch = wanted_epoch, status = 'closed', halted_at = NULL, outcome = how,
        closed_at = coalesce(r.closed_at, clock_timestamp());
    UPDATE onoma.migration_log l SET ended_at = clock_timestamp(), status = 'closed', message = how
    WHERE l.run_id = wanted_run AND l.ended_at IS NULL;
    RETURN 'closed';
END $$;

REVOKE ALL ON FUNCTION onoma.fence_run, onoma.halt_run, onoma.close_run FROM PUBLIC;
