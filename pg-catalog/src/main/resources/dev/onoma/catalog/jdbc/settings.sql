-- One moment for all queries, and texts that do not depend on who reads them: everything outside pg_catalog is qualified,
-- and constants are written in one way. All of it ends with the transaction.
set transaction isolation level repeatable read, read only;
set local search_path = pg_catalog, pg_temp;
set local quote_all_identifiers = off;
set local datestyle = iso;
set local intervalstyle = postgres;
set local timezone = utc;
set local extra_float_digits = 1;
set local bytea_output = hex;
set local lc_monetary = 'C';
-- Compiling these queries takes longer than running them.
set local jit = off
