package dev.onoma.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.terminal.Table.Cell;
import dev.onoma.cli.terminal.Table.Column;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    // Moves the cursor, sets the title, turns the text round, begins a new line.
    private static final String HOSTILE = "a\u001b[2J\u0007\u009b1m\u202eb\r\nc\u2028d";
    private static final String VISIBLE = "a\\u001b[2J\\u0007\\u009b1m\\u202eb\\u000d\\u000ac\\u2028d";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void noNameReachesTheTerminalUnseen() {
        Terminal terminal = terminal(false);

        terminal.line(HOSTILE);
        terminal.table(new Table(Column.left("NAME")).row(HOSTILE));
        terminal.error(HOSTILE);
        terminal.ask(HOSTILE);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(VISIBLE + "\nNAME\n" + VISIBLE + "\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("onoma: " + VISIBLE + "\n" + VISIBLE + " ");
    }

    @Test
    void aBarHasNoPlaceForEscapesEither() {
        assertThat(ProgressBar.of("EXPANDING", 1, 2, HOSTILE))
                .contains(VISIBLE.substring(0, 20))
                .doesNotContain("\u001b");
    }

    @Test
    void aBarFitsIntoTheNarrowestTerminal() {
        String bar = ProgressBar.of("EXPANDING", 1, 2, "日本".repeat(50));

        assertThat(Printable.width(bar)).isLessThanOrEqualTo(79);
        assertThat(bar).endsWith("…");
    }

    @Test
    void aBarOfNothingIsEmpty() {
        assertThat(ProgressBar.of("EXPANDING", 0, 0, "")).isEqualTo("EXPANDING    ░░░░░░░░░░░░░░░░░░░░░░░░ 0/0");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "日本語, 6", "é, 1", "e\u0301, 1", "👍, 2", "ﾊﾝ, 2", "Ｗ, 2"})
    void widthsAreThoseOfATerminal(String text, int width) {
        assertThat(Printable.width(text)).isEqualTo(width);
    }

    @Test
    void coloursAddNothingToTheWidth() {
        Terminal terminal = terminal(true);

        terminal.table(new Table(Column.left("A"), Column.right("B").atLeast(4))
                .row(new Cell("x", Style.GOOD), new Cell("y", Style.BAD)));

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\u001b[32mx\u001b[0m     \u001b[31my\u001b[0m\n");
    }

    @Test
    void aFewLongTextsPushOnlyTheirOwnRowsAside() {
        terminal(false)
                .table(new Table(Column.left("NAME").atMost(6), Column.left("B"))
                        .row("much longer", "x")
                        .row("short", "y"));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("NAME    B\nmuch longer  x\nshort   y\n");
    }

    private Terminal terminal(boolean colours) {
        return new Terminal(out, err, new BufferedReader(Reader.nullReader()), true, colours);
    }
}
