SELECT coalesce(closed_epoch, -1) FROM validator.baseline WHERE run = ?
