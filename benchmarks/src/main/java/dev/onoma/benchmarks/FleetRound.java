package dev.onoma.benchmarks;

import java.util.Map;

/**
 * All databases there and back once.
 *
 * @param expand milliseconds from the first request until the last run soaks
 * @param undo the same of the way back
 * @param busy seconds of processors in expand, by part
 */
record FleetRound(int executors, double expand, double undo, Map<String, Double> busy) {}
