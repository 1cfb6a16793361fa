package dev.onoma.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the operator sees: lines, and on a terminal one last line that changes. */
public final class Screen {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int BAR_WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private boolean lineIsLive;
    private int announcedTenths = -1;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Screen ofProcess(Map<String, String> environment) {
        // From Java 22 on the default console exists without a terminal; this one says whether there is one.
        System.setProperty("jdk.console", "java.base");
        boolean terminal = System.console() != null
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Screen(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), terminal);
    }

    public synchronized void line(String text) {
        clear();
        out.println(text);
    }

    public void line(String format, Object... values) {
        line(format.formatted(values));
    }

    /** How far something has come; without a terminal only now and then. */
    public synchronized void progress(String what, int done, int total) {
        int tenths = total == 0 ? 0 : done * 10 / total;
        if (terminal) {
            clear();
            int full = total == 0 ? 0 : done * BAR_WIDTH / total;
            out.print(
                    "  %-14s %s%s %d/%d".formatted(what, "█".repeat(full), "░".repeat(BAR_WIDTH - full), done, total));
            out.flush();
            lineIsLive = true;
        } else if (tenths / 5 != announcedTenths / 5 || announcedTenths < 0) {
            out.println("  %-14s %d/%d".formatted(what, done, total));
            announcedTenths = tenths;
        }
    }

    /** The progress is over; what comes next has one of its own. */
    public synchronized void progressEnds() {
        clear();
        announcedTenths = -1;
    }

    private void clear() {
        if (lineIsLive) {
            out.print(CLEAR_LINE);
            lineIsLive = false;
        }
    }
}
