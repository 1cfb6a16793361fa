-- The latest runs, as Onoma's ledger in the target itself has them.
SELECT r.id,
       r.epoch,
       r.status,
       r.opened_by,
       r.opened_at,
       r.closed_at,
       r.outcome,
       (SELECT count(*) FROM onoma.step_ledger s WHERE s.run_id = r.id AND s.stands) AS standing
FROM onoma.run r
ORDER BY r.opened_at DESC
LIMIT 10
