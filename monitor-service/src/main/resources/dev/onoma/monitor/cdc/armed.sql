-- How many of the three event triggers fire in every session.
SELECT count(*) FROM pg_event_trigger
WHERE evtname IN ('onoma_capture_command', 'onoma_capture_drop', 'onoma_capture_rewrite') AND evtenabled = 'A'
