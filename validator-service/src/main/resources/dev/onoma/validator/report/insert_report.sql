INSERT INTO validator.report (command, run, stage, epoch, started_at, passed, document)
VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
ON CONFLICT (command) DO NOTHING
