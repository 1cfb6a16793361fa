package dev.onoma.endtoend.site;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;

/** Schemas that break the standard, of any size. */
public final class Schemas {

    private Schemas() {}

    /** Tables in CamelCase with foreign keys, indexes, an enum type and rows. */
    public static String camelCase(int tables) {
        return "CREATE TYPE \"WorkState\" AS ENUM ('OPEN', 'DONE');\n"
                + IntStream.range(0, tables)
                        .mapToObj(Schemas::letters)
                        .map("""
                                CREATE TABLE "Work%1$sItem" (
                                  id bigserial PRIMARY KEY,
                                  "parentRow" bigint REFERENCES "Work%1$sItem" (id),
                                  "workState" "WorkState" DEFAULT 'OPEN',
                                  "createdAt" timestamptz DEFAULT now());
                                CREATE INDEX "Work%1$sItem_workState_idx" ON "Work%1$sItem" ("workState");
                                INSERT INTO "Work%1$sItem" ("parentRow") SELECT NULL FROM generate_series(1, 20);
                                """::formatted)
                        .collect(joining());
    }

    /** A word of three letters for a number. */
    private static String letters(int number) {
        return "" + (char) ('A' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }
}
