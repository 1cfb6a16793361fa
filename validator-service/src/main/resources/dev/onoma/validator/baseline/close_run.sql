UPDATE validator.baseline SET closed_epoch = greatest(closed_epoch, ?) WHERE run = ?
