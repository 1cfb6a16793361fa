-- Which transaction took a step: whoever reads the change stream tells by it what Onoma did itself. The steps of before get the
-- transaction of this change, which took none.

ALTER TABLE onoma.step_ledger ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE INDEX step_ledger_transaction ON onoma.step_ledger (transaction);
