-- What Onoma keeps in the database it renames: what was done, by whom, and how to undo it. It commits together with
-- the renames themselves, so it is always true.

REVOKE ALL ON SCHEMA onoma FROM PUBLIC;

CREATE TABLE onoma.run (
    id             text        PRIMARY KEY,
    plan_id        text,
    target         text        NOT NULL,
    epoch          bigint      NOT NULL CHECK (epoch >= 0),
    status         text        NOT NULL CHECK (status IN ('open', 'halted', 'closed')),
    opened_by      text        NOT NULL,
    opened_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    fenced_by      text        NOT NULL,
    fenced_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    halted_at      timestamptz,
    halted_step    integer,
    halted_way     text        CHECK (halted_way IN ('forward', 'back')),
    failure        jsonb,
    closed_at      timestamptz,
    outcome        text,
    CHECK ((status = 'halted') = (halted_at IS NOT NULL AND failure IS NOT NULL)),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    -- A run can be closed that never began.
    CHECK (plan_id IS NOT NULL OR status = 'closed')
);

-- Two runs would rename under each other's feet.
CREATE UNIQUE INDEX run_only_one_not_closed ON onoma.run ((true)) WHERE status <> 'closed';

CREATE TABLE onoma.step_ledger (
    id          bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id      text             NOT NULL REFERENCES onoma.run,
    step        integer          NOT NULL CHECK (step > 0),
    way         text             NOT NULL CHECK (way IN ('forward', 'back')),
    epoch       bigint           NOT NULL,
    title       text             NOT NULL,
    operation   text             NOT NULL,
    forward_sql text             NOT NULL,
    inverse_sql text             NOT NULL,
    stands      boolean          NOT NULL,
    applied_at  timestamptz      NOT NULL,
    applied_by  text             NOT NULL,
    attempts    integer          NOT NULL CHECK (attempts > 0),
    waited_ms   double precision NOT NULL,
    held_ms     double precision NOT NULL,
    proof       jsonb            NOT NULL,
    UNIQUE (run_id, step, way, epoch),
    CHECK (way = 'forward' OR NOT stands)
);

CREATE UNIQUE INDEX step_stands_once ON onoma.step_ledger (run_id, step) WHERE stands;

CREATE TABLE onoma.table_rename (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id         text        NOT NULL REFERENCES onoma.run,
    step           integer     NOT NULL,
    old_name       text        NOT NULL,
    new_name       text        NOT NULL,
    columns        jsonb       NOT NULL,
    view_name      text,
    dependencies   jsonb       NOT NULL,
    status         text        NOT NULL CHECK (status IN ('active', 'contracted', 'rolled_back')),
    renamed_by     text        NOT NULL,
    renamed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    contracted_by  text,
    contracted_at  timestamptz,
    rolled_back_by text,
    rolled_back_at timestamptz,
    error          text,
    notes          text
);

CREATE UNIQUE INDEX table_rename_stands_once ON onoma.table_rename (run_id, old_name) WHERE status <> 'rolled_back';

CREATE TABLE onoma.migration_log (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id     text        NOT NULL REFERENCES onoma.run,
    epoch      bigint      NOT NULL,
    started_by text        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz,
    status     text        NOT NULL CHECK (status IN ('running', 'superseded', 'failed', 'closed')),
    message    text,
    UNIQUE (run_id, epoch)
);

COMMENT ON TABLE onoma.run IS 'Runs of rename plans; commands of an epoch older than the one here change nothing.';
COMMENT ON TABLE onoma.step_ledger IS 'Every step taken and taken back, written in the transaction that did it.';
COMMENT ON TABLE onoma.table_rename IS 'Which relations bear new names, since when, and which views answer to the old ones.';
COMMENT ON TABLE onoma.migration_log IS 'When work on a run began and ended, and how.';

REVOKE ALL ON onoma.run, onoma.step_ledger, onoma.table_rename, onoma.migration_log FROM PUBLIC;
