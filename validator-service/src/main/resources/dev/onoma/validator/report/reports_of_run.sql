SELECT document FROM validator.report WHERE run = ? ORDER BY started_at
