-- Leaves nothing behind but what lies in the schema onoma.
DROP EVENT TRIGGER IF EXISTS onoma_capture_command;
DROP EVENT TRIGGER IF EXISTS onoma_capture_drop;
DROP EVENT TRIGGER IF EXISTS onoma_capture_rewrite;
DROP PUBLICATION IF EXISTS onoma_capture
