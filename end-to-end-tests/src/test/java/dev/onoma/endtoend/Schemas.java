package dev.onoma.endtoend;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;

/** Schemas that break the standard, of any size. */
final class Schemas {

    private Schemas() {}

    /** Tables in CamelCase with foreign keys, indexes, an enum type and rows. */
    static String camelCase(int tables) {
        return "CREATE TYPE \"WorkState\" AS ENUM ('OPEN', 'DONE');\n"
                + IntStream.range(0, tables)
                        .mapToObj("""
                                CREATE TABLE "WorkItem%1$03d" (
                                  id bigserial PRIMARY KEY,
                                  "parentRow" bigint REFERENCES "WorkItem%1$03d" (id),
                                  "workState" "WorkState" DEFAULT 'OPEN',
                                  "createdAt" timestamptz DEFAULT now());
                                CREATE INDEX "WorkItem%1$03d_workState_idx" ON "WorkItem%1$03d" ("workState");
                                INSERT INTO "WorkItem%1$03d" ("parentRow") SELECT NULL FROM generate_series(1, 20);
                                """::formatted)
                        .collect(joining());
    }
}
