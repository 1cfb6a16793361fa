-- What was done after a step was taken that way, in that epoch or, if it is told of once more, in an earlier one.
SELECT later.step, later.way
FROM (SELECT ?::text AS run_id, ?::integer AS step, ?::text AS way, ?::bigint AS epoch) news
JOIN onoma.step_ledger later ON later.run_id = news.run_id
WHERE later.id > (SELECT coalesce(max(taken.id), 0) FROM onoma.step_ledger taken
                  WHERE taken.run_id = news.run_id AND taken.step = news.step AND taken.way = news.way AND taken.epoch <= news.epoch)
ORDER BY later.id
