-- Plans are kept as compressed JSON. Those that are there stay plain; who reads one sees which it is.
ALTER TABLE onoma_control.plan ALTER COLUMN body TYPE bytea USING convert_to(body, 'UTF8');
