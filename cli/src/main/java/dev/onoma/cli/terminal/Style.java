package dev.onoma.cli.terminal;

/** How a text stands out, on terminals that can show it (ECMA-48, 8.3.117). */
public enum Style {
    PLAIN(""),
    BOLD("\u001b[1m"),
    DIM("\u001b[2m"),
    GOOD("\u001b[32m"),
    CAUTION("\u001b[33m"),
    BAD("\u001b[31m");

    private static final String RESET = "\u001b[0m";

    private final String begin;

    Style(String begin) {
        this.begin = begin;
    }

    String paint(String text) {
        return this == PLAIN || text.isEmpty() ? text : begin + text + RESET;
    }
}
