CREATE SCHEMA IF NOT EXISTS onoma_control;

-- ---- the event log: only ever appended to

CREATE TABLE onoma_control.event_log (
    position        bigint      PRIMARY KEY CHECK (position > 0),
    event_id        text        NOT NULL UNIQUE,
    topic           text        NOT NULL,
    kafka_partition integer     NOT NULL,
    kafka_offset    bigint      NOT NULL,
    type            text        NOT NULL,
    run             text,
    target          text,
    time            timestamptz NOT NULL,
    payload         text        NOT NULL,   -- exactly what was on the wire: its hash is part of the chain
    previous_hash   bytea       NOT NULL CHECK (length(previous_hash) = 32),
    hash            bytea       NOT NULL CHECK (length(hash) = 32)
);

CREATE INDEX event_log_run ON onoma_control.event_log (run, position);
CREATE INDEX event_log_target ON onoma_control.event_log (target, position);

-- The end of the chain, so that entries missing at the tail are noticed too.
CREATE TABLE onoma_control.event_log_head (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    position bigint  NOT NULL,
    hash     bytea   NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO onoma_control.event_log_head (position, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION onoma_control.refuse_to_change() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION '% on %.% is not possible: the event log is only appended to.', tg_op, tg_table_schema, tg_table_name
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON onoma_control.event_log
    FOR EACH STATEMENT EXECUTE FUNCTION onoma_control.refuse_to_change();
CREATE TRIGGER kept BEFORE INSERT OR DELETE OR TRUNCATE ON onoma_control.event_log_head
    FOR EACH STATEMENT EXECUTE FUNCTION onoma_control.refuse_to_change();
CREATE TRIGGER goes_forward BEFORE UPDATE ON onoma_control.event_log_head
    FOR EACH ROW WHEN (new.position <= old.position) EXECUTE FUNCTION onoma_control.refuse_to_change();

-- ---- messages that go out with the transaction that wanted them

CREATE TABLE onoma_control.outbox (
    sequence   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id text        NOT NULL UNIQUE,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    headers    text        NOT NULL,
    body       text        NOT NULL,
    put_at     timestamptz NOT NULL DEFAULT now(),
    sent_at    timestamptz
);

CREATE INDEX outbox_unsent ON onoma_control.outbox (sequence) WHERE sent_at IS NULL;

-- ---- messages that were handled

CREATE TABLE onoma_control.inbox (
    consumer   text        NOT NULL,
    message_id text        NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);

-- ---- plans and their runs

CREATE TABLE onoma_control.plan (
    id          text        PRIMARY KEY,
    target      text        NOT NULL,
    fingerprint text        NOT NULL,
    body        text        NOT NULL,
    made_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX plan_target ON onoma_control.plan (target, made_at);

CREATE TABLE onoma_control.run (
    id           text        PRIMARY KEY,
    plan         text        NOT NULL REFERENCES onoma_control.plan,
    target       text        NOT NULL,
    stage        text        NOT NULL,
    holds_target boolean     NOT NULL,
    state        text        NOT NULL,
    version      bigint      NOT NULL DEFAULT 0,
    approved_at  timestamptz NOT NULL DEFAULT now(),
    changed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX run_plan ON onoma_control.run (plan);
CREATE INDEX run_target ON onoma_control.run (target, approved_at);
-- Two runs never change one target at the same time.
CREATE UNIQUE INDEX run_holds_target ON onoma_control.run (target) WHERE holds_target;
