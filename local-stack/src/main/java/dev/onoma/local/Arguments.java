package dev.onoma.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The options behind a command, {@code --name value} or {@code --name=value}, and flags. */
final class Arguments {

    private final Set<String> flags = new HashSet<>();
    private final Map<String, List<String>> values = new HashMap<>();

    private Arguments() {}

    /**
     * @param flags options without a value, such as {@code --keep}
     * @param valued options with one
     * @throws UsageException for anything else
     */
    static Arguments parse(List<String> words, Set<String> flags, Set<String> valued) {
        Arguments arguments = new Arguments();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(word)) {
                arguments.flags.add(word);
            } else if (!valued.contains(name)) {
                throw unknown(word, flags, valued);
            } else if (equals >= 0) {
                arguments.add(name, word.substring(equals + 1));
            } else if (rest.hasNext()) {
                arguments.add(name, rest.next());
            } else {
                throw new UsageException(name + " needs a value behind it");
            }
        }
        return arguments;
    }

    private static UsageException unknown(String word, Set<String> flags, Set<String> valued) {
        Set<String> known = new TreeSet<>(valued);
        known.addAll(flags);
        return new UsageException(
                "nobody knows \"%s\" here; the options are %s".formatted(word, String.join(", ", known)));
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Every value of an option that may be repeated, in order. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * @throws UsageException when it is there more than once
     */
    Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new UsageException(name + " can be given once only");
        }
        return given.stream().findFirst();
    }

    /**
     * A whole number.
     *
     * @throws UsageException when it is none, or out of bounds
     */
    int number(String name, int otherwise, int least, int most) {
        Optional<String> given = one(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below, as for a number that is out of bounds.
        }
        throw new UsageException(
                "%s takes a whole number from %d to %d, not \"%s\"".formatted(name, least, most, given.get()));
    }

    /** {@code NAME=VALUE} of an option that may be repeated; a name counts once. */
    Map<String, String> pairs(String name, String example) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String given : all(name)) {
            int equals = given.indexOf('=');
            if (equals <= 0 || equals == given.length() - 1) {
                throw new UsageException("%s takes %s, not \"%s\"".formatted(name, example, given));
            }
            String key = given.substring(0, equals);
            if (pairs.put(key, given.substring(equals + 1)) != null) {
                throw new UsageException("%s names \"%s\" twice".formatted(name, key));
            }
        }
        return pairs;
    }
}
