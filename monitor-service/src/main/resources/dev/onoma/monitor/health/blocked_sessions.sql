-- Who waits for whom, the longest wait first.
SELECT waiting.pid, waiter.usename, nullif(waiter.application_name, ''),
       extract(epoch FROM clock_timestamp() - min(waiting.waitstart)),
       blocker.pid, blocker.usename, nullif(blocker.application_name, ''), blocker.state,
       extract(epoch FROM clock_timestamp() - blocker.xact_start)
FROM pg_catalog.pg_locks AS waiting
JOIN pg_catalog.pg_stat_activity AS waiter ON waiter.pid = waiting.pid
CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(waiting.pid)) AS blocking (pid)
JOIN pg_catalog.pg_stat_activity AS blocker ON blocker.pid = blocking.pid
WHERE NOT waiting.granted AND waiter.datname = current_database()
GROUP BY waiting.pid, waiter.usename, waiter.application_name,
         blocker.pid, blocker.usename, blocker.application_name, blocker.state, blocker.xact_start
ORDER BY 4 DESC NULLS LAST
LIMIT 10
