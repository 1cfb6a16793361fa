package dev.onoma.validator.baseline;

/**
 * An assertion about the data: a query that returns the rows that break it.
 *
 * @param line where the query begins in its file, from 1
 * @param query one SELECT, without a semicolon at its end
 */
public record BusinessRule(String name, int line, String query) {}
