=== before
CREATE TABLE "AuditEvent" (id int, "happenedAt" date NOT NULL, "actorName" text, PRIMARY KEY (id, "happenedAt"), CHECK (id > 0)) PARTITION BY RANGE ("happenedAt");
CREATE TABLE "AuditEvent_2024" PARTITION OF "AuditEvent" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE audit_event_rest PARTITION OF "AuditEvent" DEFAULT;
CREATE INDEX "AuditEvent_actorName_idx" ON "AuditEvent" ("actorName");
INSERT INTO "AuditEvent" VALUES (1, '2024-05-05', 'a'), (2, '2025-05-05', 'b');
=== old
INSERT INTO "AuditEvent" VALUES (3, '2024-06-06', 'c')
;
SELECT "actorName" FROM "AuditEvent_2024"
;
UPDATE "AuditEvent" SET "happenedAt" = '2025-01-02' WHERE id = 1
;
INSERT INTO "AuditEvent_2024" VALUES (5, '2024-07-07', 'x')
;
SELECT "actorName" FROM audit_event_rest
=== new
SELECT actor_name FROM audit_events
