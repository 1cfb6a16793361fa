=== before
CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text UNIQUE, "createdAt" timestamptz DEFAULT now(), "displayName" text);
INSERT INTO users (email) VALUES ('a@example.org'), ('b@example.org');
COMMENT ON TABLE users IS 'people who log in';
COMMENT ON COLUMN users."displayName" IS 'shown to others';
=== old
INSERT INTO users (email, "displayName") VALUES ('c@example.org', 'c') RETURNING id, "createdAt"
;
INSERT INTO users (email) VALUES ('a@example.org') ON CONFLICT (email) DO UPDATE SET "displayName" = 'x'
;
UPDATE users SET "displayName" = 'y' WHERE email = 'a@example.org'
;
SELECT email, "createdAt" FROM users FOR UPDATE
=== new
INSERT INTO users (email, display_name) VALUES ('d@example.org', 'd') RETURNING created_at
;
UPDATE users SET display_name = 'z'
;
SELECT created_at FROM users
