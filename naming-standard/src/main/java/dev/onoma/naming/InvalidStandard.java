package dev.onoma.naming;

import dev.onoma.catalog.Literal;

/** A standard or mapping file that cannot be used; says where, what is wrong, and what would be right. */
public final class InvalidStandard extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /**
     * @param line counted from 1
     * @param column counted from 1
     */
    InvalidStandard(String file, int line, int column, String problem, String allowed) {
        super("%s, line %d, column %d: %s. %s".formatted(file, line, column, Literal.printable(problem), allowed));
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
