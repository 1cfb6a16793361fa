package dev.onoma.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with holes.
 *
 * @param sql with a {@code ?} for each hole
 * @param holes the parameter that goes into each
 */
record StatementTemplate(String sql, List<String> holes) {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    StatementTemplate {
        holes = List.copyOf(holes);
    }

    /**
     * @param text with {@code {name}} where a parameter goes
     */
    static StatementTemplate parse(String text) {
        List<String> holes = new ArrayList<>();
        // A question mark is an operator of jsonb as well; the driver takes two for one that is no hole.
        Matcher matcher = HOLE.matcher(text.strip().replace("?", "??"));
        String sql = matcher.replaceAll(hole -> {
            holes.add(hole.group(1));
            return "?";
        });
        return new StatementTemplate(sql, holes);
    }
}
