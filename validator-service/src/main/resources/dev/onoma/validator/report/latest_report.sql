SELECT document FROM validator.report WHERE run = ? AND stage = ? ORDER BY started_at DESC LIMIT 1
