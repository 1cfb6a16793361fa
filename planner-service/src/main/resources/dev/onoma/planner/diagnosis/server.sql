-- Which server it is, its clock, and whether the role is told what other sessions do.
SELECT current_setting('server_version')                                                      AS version,
       statement_timestamp()                                                                  AS clock,
       pg_database_size(current_database())                                                   AS database_bytes,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
           OR pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')                         AS sees_sessions,
       (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database())          AS counted_since
