select current_database() as name, current_setting('server_version_num')::int as version
