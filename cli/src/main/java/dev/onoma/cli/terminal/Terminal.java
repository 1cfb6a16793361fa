package dev.onoma.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where results (standard output) and messages (standard error) go. Everything is UTF-8, whatever the locale says, and nothing
 * that comes from elsewhere reaches it unseen.
 */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;
    private final boolean interactive;
    private final boolean colours;

    /**
     * @param in where answers are typed
     * @param interactive whether somebody sits there who can answer and see lines change
     * @param colours whether styles are shown
     */
    public Terminal(OutputStream out, OutputStream err, BufferedReader in, boolean interactive, boolean colours) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.in = in;
        this.interactive = interactive;
        this.colours = colours;
    }

    /** That of this process. */
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess(Map<String, String> environment) {
        // From Java 22 on the default console exists without a terminal; this one says whether there is one.
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        // https://no-color.org
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                console == null ? new BufferedReader(Reader.nullReader()) : new BufferedReader(console.reader()),
                console != null && !dumb,
                console != null && !dumb && !unwanted);
    }

    /** For usage texts. */
    public PrintWriter results() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** Whether styles are shown. */
    public boolean colours() {
        return colours;
    }

    public boolean interactive() {
        return interactive;
    }

    /** A line of the result. */
    public void line(String text) {
        out.println(Printable.of(text));
    }

    /** A line of the result that stands out. */
    public void line(String text, Style style) {
        out.println(paint(Printable.of(text), style));
    }

    /** Several lines of the result, as they are but for control characters. */
    public void text(String lines) {
        out.println(Printable.lines(lines));
    }

    public void table(Table table) {
        table.lines(this).forEach(out::println);
    }

    /** The same without its heading, for a table that grows. */
    public void rows(Table table) {
        table.lines(this).stream().skip(1).forEach(out::println);
    }

    /** What is safe already: JSON with everything but ASCII escaped. */
    public void json(String text) {
        out.println(text);
    }

    /** A message. */
    public void notice(String text) {
        err.println(Printable.of(text));
    }

    /** A table as a message. */
    public void notice(Table table) {
        table.lines(this).forEach(err::println);
    }

    /** A message about something that went wrong. */
    public void error(String text) {
        err.println(paint("onoma:", Style.BAD) + " " + Printable.of(text));
    }

    /** Shows a line that the next one replaces; only where lines can change. */
    public void passing(String text, Style style) {
        out.print(CLEAR_LINE + paint(Printable.of(text), style));
        out.flush();
    }

    /** Takes the passing line away. */
    public void clearPassing() {
        out.print(CLEAR_LINE);
        out.flush();
    }

    /** Asks somebody; empty when nobody answers. */
    public Optional<String> ask(String question) {
        err.print(Printable.of(question) + " ");
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal cannot be read", e);
        }
    }

    String paint(String text, Style style) {
        return colours ? style.paint(text) : text;
    }
}
