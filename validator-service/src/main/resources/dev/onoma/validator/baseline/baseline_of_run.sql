SELECT document FROM validator.baseline WHERE run = ?
