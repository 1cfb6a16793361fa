=== before
CREATE TABLE "SyncJob" (id int PRIMARY KEY, "startedAt" timestamptz, "jobName" text, payload jsonb);
CREATE INDEX "SyncJob_startedAt_idx" ON "SyncJob" ("startedAt" DESC) INCLUDE ("jobName");
CREATE INDEX "jobNameLower" ON "SyncJob" (lower("jobName")) WHERE "startedAt" IS NOT NULL;
CREATE UNIQUE INDEX "SyncJob_jobName_key" ON "SyncJob" ("jobName");
CREATE INDEX ON "SyncJob" USING gin (payload);
CREATE STATISTICS "SyncJob_stats" (dependencies) ON "startedAt", "jobName" FROM "SyncJob";
COMMENT ON INDEX "jobNameLower" IS 'for the search box';
=== old
INSERT INTO "SyncJob" (id, "jobName") VALUES (1, 'n') ON CONFLICT ("jobName") DO NOTHING
;
SELECT * FROM "SyncJob" WHERE lower("jobName") = 'x' AND "startedAt" IS NOT NULL
=== new
SELECT * FROM sync_jobs WHERE lower(job_name) = 'x'
