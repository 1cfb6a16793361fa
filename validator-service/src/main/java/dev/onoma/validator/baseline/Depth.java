package dev.onoma.validator.baseline;

import java.time.Duration;

/**
 * How thoroughly is looked.
 *
 * @param sampleSize how many examples of what is wrong are shown
 * @param exactCountLimit rows up to which a table is counted and searched
 * @param ruleTimeout of one business rule
 */
public record Depth(int sampleSize, long exactCountLimit, Duration ruleTimeout) {}
