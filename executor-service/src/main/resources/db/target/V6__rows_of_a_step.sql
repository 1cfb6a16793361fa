-- Every step that is taken back asks for its own rows; without this it would read those of the whole run.
CREATE INDEX table_rename_step ON onoma.table_rename (run_id, step);
