package dev.onoma.events;

/**
 * A counter of the uses of one old name, as the server has it.
 *
 * @param relation the old name
 * @param probe what counts, by its OID: another one has begun at zero
 * @param calls at least one for each statement by the old name, and one more for each row that it writes; fewer than before means that
 *     somebody reset the server's statistics, or that it crashed
 */
public record UseCounter(String relation, long probe, long calls) {}
