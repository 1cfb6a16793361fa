-- What the validator keeps in the control database: the baseline of every run, and what was found afterwards.

-- Written once: a run has one baseline, whatever happens to it later.
CREATE TABLE baseline (
    run          text        PRIMARY KEY,
    target       text        NOT NULL,
    plan         text        NOT NULL,
    fingerprint  text        NOT NULL,
    taken_at     timestamptz NOT NULL,
    closed_epoch bigint,
    document     bytea       NOT NULL
);

COMMENT ON COLUMN baseline.document IS 'JSON, compressed by gzip: a catalogue of thousands of tables has tens of megabytes';
COMMENT ON COLUMN baseline.closed_epoch IS 'the latest epoch that is over: what its steps did is judged no more';

CREATE TABLE report (
    command    text        PRIMARY KEY,
    run        text        NOT NULL,
    stage      text        NOT NULL,
    epoch      bigint      NOT NULL,
    started_at timestamptz NOT NULL,
    passed     boolean     NOT NULL,
    document   jsonb       NOT NULL
);

COMMENT ON COLUMN report.command IS 'id of the command that asked for it: asked again, the answer is the same';

CREATE INDEX report_of_run ON report (run, stage, started_at DESC);
