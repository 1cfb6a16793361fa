package dev.onoma.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, to be shown where something went wrong. */
public final class LogFile {

    private LogFile() {}

    /** Its last lines, indented; never fails. */
    public static String end(Path log, int most) {
        try {
            // Not as UTF-8: whatever a dying process wrote has to be shown.
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            List<String> last = lines.subList(Math.max(0, lines.size() - most), lines.size());
            return last.isEmpty() ? "  (empty)" : "  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "  (cannot be read: " + e.getMessage() + ")";
        }
    }
}
