package dev.onoma.monitor.soak;

import dev.onoma.monitor.planner.PlannerClient;

/** What every watch needs beside its target. */
public record Services(PlannerClient planner, Publisher publisher, SoakSettings settings, SoakMetrics metrics) {}
