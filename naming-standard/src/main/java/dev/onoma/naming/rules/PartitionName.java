package dev.onoma.naming.rules;

import dev.onoma.naming.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * A partition is called like its parent, with what its own name adds: {@code "TaskEvent_2024"} of {@code task_events} becomes
 * {@code task_events_2024}. Where its name does not begin with the parent's it is put in snake_case, and the plural is left to
 * the parent, since a partition's last word is a month or a number.
 */
public record PartitionName(Language language) implements RelationRule {

    @Override
    public RuleKey key() {
        return RuleKey.PARTITION_NAME;
    }

    @Override
    public @Nullable Verdict judge(RelationSubject partition) {
        RelationSubject.Parent parent = partition.parent();
        return parent == null
                ? null
                : new Verdict.Name(
                        of(partition.name(), parent), "partitions are called like the table they are part of");
    }

    private String of(String name, RelationSubject.Parent parent) {
        String snake = language.snake(name);
        for (String written : new String[] {name, snake}) {
            for (String prefix : new String[] {parent.now(), parent.old(), language.snake(parent.old())}) {
                if (begins(written, prefix)) {
                    String remainder = language.snake(written.substring(prefix.length()));
                    return remainder.isEmpty() ? parent.now() : parent.now() + "_" + remainder;
                }
            }
        }
        return snake;
    }

    /** Whether the name begins with the prefix, and a new word after it. */
    private static boolean begins(String name, String prefix) {
        return !prefix.isEmpty()
                && name.startsWith(prefix)
                && (name.length() == prefix.length() || !Character.isLowerCase(name.charAt(prefix.length())));
    }
}
