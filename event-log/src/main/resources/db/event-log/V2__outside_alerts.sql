-- Alerts that came over HTTP, the latest of each id: who sends the same again is answered and not told of again.
CREATE TABLE onoma_control.outside_alert (
    id          text        PRIMARY KEY,
    target      text        NOT NULL,
    severity    text        NOT NULL,
    began_at    timestamptz,            -- as the sender says; null where it does not
    seen_at     timestamptz NOT NULL,   -- when it came last
    resolved_at timestamptz
);

CREATE INDEX outside_alert_seen ON onoma_control.outside_alert (seen_at);
