package dev.onoma.plan;

import static java.util.stream.Collectors.joining;

import dev.onoma.plan.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A plan as SQL files that plain {@code psql} runs without Onoma: one forward and one rollback file a step, and for all of them
 * {@code expand.sql}, {@code contract.sql}, {@code forward.sql}, {@code rollback-contract.sql}, {@code rollback-expand.sql} and {@code
 * rollback.sql}. Every step is one transaction that gives up rather than keep clients waiting; run the file again from that step on.
 */
public final class SqlFiles {

    private static final int LONGEST_SLUG = 60;

    private SqlFiles() {}

    /** File name → content, in a useful order. */
    public static Map<String, String> of(Plan plan) {
        Map<String, String> files = new LinkedHashMap<>();
        for (PlannedStep step : plan.steps()) {
            files.put("forward/" + fileName(step), file(plan, List.of(step), PlannedStep::step));
            files.put("rollback/" + fileName(step), file(plan, List.of(step), SqlFiles::inverse));
        }
        List<PlannedStep> expand = plan.steps(Phase.EXPAND);
        List<PlannedStep> contract = plan.steps(Phase.CONTRACT);
        files.put("expand.sql", file(plan, expand, PlannedStep::step));
        files.put("contract.sql", file(plan, contract, PlannedStep::step));
        files.put("forward.sql", file(plan, plan.steps(), PlannedStep::step));
        files.put("rollback-contract.sql", file(plan, reversed(contract), SqlFiles::inverse));
        files.put("rollback-expand.sql", file(plan, reversed(expand), SqlFiles::inverse));
        files.put("rollback.sql", file(plan, reversed(plan.steps()), SqlFiles::inverse));
        return files;
    }

    private static String file(Plan plan, List<PlannedStep> steps, Function<PlannedStep, Step> direction) {
        String head = """
                -- %s
                -- for a schema with the fingerprint %s
                -- psql -v ON_ERROR_STOP=1 -f THIS-FILE
                \\set ON_ERROR_STOP on
                \\encoding UTF8
                """.formatted(plan.id(), plan.fingerprint().value());
        return head
                + steps.stream().map(s -> transaction(s, direction.apply(s))).collect(joining());
    }

    private static String transaction(PlannedStep planned, Step step) {
        return """

                -- step %d: %s
                BEGIN;
                SET LOCAL lock_timeout = '100ms';
                SET LOCAL search_path = pg_catalog, pg_temp;
                SET LOCAL check_function_bodies = off;
                %sCOMMIT;
                """.formatted(planned.number(), step.title(), step.forward());
    }

    private static Step inverse(PlannedStep planned) {
        return planned.step().inverse();
    }

    private static List<PlannedStep> reversed(List<PlannedStep> steps) {
        return new ArrayList<>(steps).reversed();
    }

    private static String fileName(PlannedStep planned) {
        String slug = planned.step().title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = slug.substring(0, Math.min(slug.length(), LONGEST_SLUG));
        return "%04d-%s.sql".formatted(planned.number(), cut.replaceAll("^-|-$", ""));
    }
}
