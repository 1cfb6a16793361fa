package dev.onoma.planner.plan;

/** One file of a plan that plain {@code psql} runs. */
public record SqlFile(String name, String content) {}
