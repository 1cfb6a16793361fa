package dev.onoma.planner.report;

import java.util.List;

/**
 * A part of the report for people: a table, or what is to be said where it would be empty.
 *
 * @param note one sentence of ours; may be empty
 */
record Section(String title, String note, List<Column> columns, List<List<Cell>> rows) {

    /** A column. */
    record Column(String heading, boolean numeric) {

        static Column left(String heading) {
            return new Column(heading, false);
        }

        static Column right(String heading) {
            return new Column(heading, true);
        }
    }

    /** What a cell holds. */
    enum Kind {
        /** Our own words. */
        WORDS,
        /** A name or code from outside, shown letter by letter. */
        NAME,
        /** A sentence, perhaps with names from outside in it. */
        SENTENCE,
        GOOD,
        CAUTION,
        BAD
    }

    /** One value. */
    record Cell(String text, Kind kind) {

        static Cell words(String text) {
            return new Cell(text, Kind.WORDS);
        }

        static Cell name(String text) {
            return new Cell(text, Kind.NAME);
        }

        static Cell sentence(String text) {
            return new Cell(text, Kind.SENTENCE);
        }
    }
}
