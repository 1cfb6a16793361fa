INSERT INTO validator.baseline (run, target, plan, fingerprint, taken_at, document)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (run) DO NOTHING
