package dev.onoma.validator.baseline;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of business rules: {@code -- rule: NAME} on a line of its own, then one query that returns the rows that break the rule.
 * Comments may stand anywhere; names hold letters, digits, dots, hyphens and underscores.
 *
 * @param file where they come from, for messages
 */
public record BusinessRules(Path file, List<BusinessRule> rules) {

    private static final Pattern HEADER = Pattern.compile("\\s*--\\s*rule\\s*:\\s*(.*?)\\s*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,100}");

    public BusinessRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads a file.
     *
     * @throws BadRulesFile when it cannot be read or is no such file; names the line
     */
    public static BusinessRules read(Path file) {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (NoSuchFileException missing) {
            throw new BadRulesFile(
                    file, "there is no such file. Mend the path under onoma.targets.NAME.business-rules.", missing);
        } catch (MalformedInputException notText) {
            throw new BadRulesFile(file, "it is no text in UTF-8. Save it as UTF-8.", notText);
        } catch (IOException unreadable) {
            throw new BadRulesFile(file, "it cannot be read. Check its permissions.", unreadable);
        }
    }

    static BusinessRules parse(Path file, List<String> lines) {
        List<BusinessRule> rules = new ArrayList<>();
        Map<String, Integer> lineOfName = new HashMap<>();
        int next = 0;
        while (next < lines.size()) {
            Matcher header = HEADER.matcher(lines.get(next));
            if (!header.matches()) {
                demandNoStatement(file, next + 1, lines.get(next));
                next++;
                continue;
            }
            int headerLine = next + 1;
            String name = checkedName(file, headerLine, header.group(1), lineOfName);
            int end = next + 1;
            while (end < lines.size() && !HEADER.matcher(lines.get(end)).matches()) {
                end++;
            }
            rules.add(rule(file, name, headerLine, lines.subList(next + 1, end)));
            next = end;
        }
        return new BusinessRules(file, rules);
    }

    public Optional<BusinessRule> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private static void demandNoStatement(Path file, int line, String text) {
        if (!isBlankOrComment(text)) {
            throw new BadRulesFile(
                    file, line, "a statement stands before the first rule. Put \"-- rule: NAME\" on a line above it.");
        }
    }

    private static String checkedName(Path file, int line, String name, Map<String, Integer> lineOfName) {
        if (!NAME.matcher(name).matches()) {
            throw new BadRulesFile(
                    file,
                    line,
                    "\"" + name
                            + "\" is no name for a rule. Use 1 to 100 letters, digits, dots, hyphens and underscores.");
        }
        Integer other = lineOfName.putIfAbsent(name, line);
        if (other != null) {
            throw new BadRulesFile(
                    file,
                    line,
                    "there is a rule \"" + name + "\" already, in line " + other + ". Give each its own name.");
        }
        return name;
    }

    private static BusinessRule rule(Path file, String name, int headerLine, List<String> body) {
        if (body.stream().allMatch(BusinessRules::isBlankOrComment)) {
            throw new BadRulesFile(
                    file,
                    headerLine,
                    "rule \"" + name + "\" has no query. Write the SELECT that returns what breaks it.");
        }
        String query = String.join("\n", body).stripTrailing();
        return new BusinessRule(name, headerLine + 1, withoutSemicolon(query));
    }

    /** The semicolon that ends the statement, even where comments follow it; others are PostgreSQL's to judge. */
    private static String withoutSemicolon(String query) {
        int lastLine = query.length();
        while (lastLine > 0) {
            int start = query.lastIndexOf('\n', lastLine - 1) + 1;
            String line = query.substring(start, lastLine);
            if (!isBlankOrComment(line)) {
                String statement = line.stripTrailing();
                return statement.endsWith(";")
                        ? query.substring(0, start + statement.length() - 1) + query.substring(lastLine)
                        : query;
            }
            lastLine = start - 1;
        }
        return query;
    }

    private static boolean isBlankOrComment(String line) {
        return line.isBlank() || line.stripLeading().startsWith("--");
    }
}
