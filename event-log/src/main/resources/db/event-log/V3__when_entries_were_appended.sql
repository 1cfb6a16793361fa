-- By this database's own clock: whether something was lately must not depend on the clocks of those who tell of it. Entries from
-- before know only what they were told with.
ALTER TABLE onoma_control.event_log ADD COLUMN appended_at timestamptz;
ALTER TABLE onoma_control.event_log ALTER COLUMN appended_at SET DEFAULT clock_timestamp();
