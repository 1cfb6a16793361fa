-- A step's COMMIT gives its locks back without waiting for the disk or for synchronous standbys, or its clients would wait with it. A
-- transaction that comes after it and writes something waits for both, and with it for the step. Only then is anybody told.

CREATE TABLE onoma.settled (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    at       timestamptz NOT NULL
);

COMMENT ON TABLE onoma.settled IS 'Written after each step, so that the step is on disk before anybody is told of it.';

-- Whoever commits this knows that all that was committed before is as durable.
CREATE FUNCTION onoma.settle() RETURNS timestamptz LANGUAGE sql AS $$
    INSERT INTO onoma.settled (at) VALUES (clock_timestamp())
    ON CONFLICT (only_one) DO UPDATE SET at = excluded.at
    RETURNING at
$$;

REVOKE ALL ON onoma.settled FROM PUBLIC;
REVOKE ALL ON FUNCTION onoma.settle FROM PUBLIC;
