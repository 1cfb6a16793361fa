package dev.onoma.local.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a parameter of a statement can be: see the README of {@code examples/legacy-shop}. */
sealed interface ParameterKind {

    /** A value; its Java type decides the type that the driver sends. */
    Object draw(RandomGenerator random);

    /** {@code int 1..20}. */
    record WholeNumber(int least, int most) implements ParameterKind {
        @Override
        public Integer draw(RandomGenerator random) {
            return random.nextInt(least, most + 1);
        }
    }

    /** {@code bigint 1..20}. */
    record BigNumber(long least, long most) implements ParameterKind {
        @Override
        public Long draw(RandomGenerator random) {
            return random.nextLong(least, most + 1);
        }
    }

    /** {@code decimal 1..500}: two decimals. */
    record Amount(long least, long most) implements ParameterKind {
        private static final int HUNDREDTHS = 100;

        @Override
        public BigDecimal draw(RandomGenerator random) {
            return BigDecimal.valueOf(random.nextLong(least * HUNDREDTHS, most * HUNDREDTHS + 1), 2);
        }
    }

    /** {@code text 12}: so many letters. */
    record Letters(int length) implements ParameterKind {
        @Override
        public String draw(RandomGenerator random) {
            return random.ints(length, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /** {@code uuid}: a new one. */
    record AnyUuid() implements ParameterKind {
        @Override
        public UUID draw(RandomGenerator random) {
            return new UUID(random.nextLong(), random.nextLong());
        }
    }

    /** {@code pick a|b|c}. */
    record OneOf(List<String> words) implements ParameterKind {
        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public String draw(RandomGenerator random) {
            return words.get(random.nextInt(words.size()));
        }
    }

    /**
     * @throws IllegalArgumentException when it is none of them
     */
    static ParameterKind parse(String text) {
        Matcher range =
                Pattern.compile("(int|bigint|decimal) (-?\\d+)\\.\\.(-?\\d+)").matcher(text);
        if (range.matches()) {
            long least = Long.parseLong(range.group(2));
            long most = Long.parseLong(range.group(3));
            return switch (range.group(1)) {
                case "int" -> new WholeNumber(Math.toIntExact(least), Math.toIntExact(most));
                case "bigint" -> new BigNumber(least, most);
                default -> new Amount(least, most);
            };
        }
        if (text.matches("text \\d+")) {
            return new Letters(Integer.parseInt(text.substring("text ".length())));
        }
        if (text.equals("uuid")) {
            return new AnyUuid();
        }
        if (text.startsWith("pick ")) {
            return new OneOf(List.of(text.substring("pick ".length()).split("\\|")));
        }
        throw new IllegalArgumentException(
                "\"%s\" is no kind of parameter; expected int, bigint or decimal A..B, text N, uuid, or pick a|b|c"
                        .formatted(text));
    }
}
