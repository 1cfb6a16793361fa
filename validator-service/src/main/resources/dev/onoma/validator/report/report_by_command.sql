SELECT document FROM validator.report WHERE command = ?
