#!/usr/bin/env bash
# Runs once, when the server's volume is empty: the control database, and the example shop to try things on.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -q --username "$POSTGRES_USER" --dbname postgres \
  -c 'CREATE DATABASE onoma_control' -c 'CREATE DATABASE shop'
for file in schema rows; do
  psql -v ON_ERROR_STOP=1 -q --username "$POSTGRES_USER" --dbname shop -f "/legacy-shop/$file.sql"
done
