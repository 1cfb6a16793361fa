package dev.onoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void paintsOneBarOverTheOtherOnATerminal() {
        Screen screen = screen(true);

        screen.progress("expand", 1, 2);
        screen.progress("expand", 2, 2);
        screen.line("done");

        assertThat(text())
                .contains("1/2\r\u001b[K")
                .contains("2/2\r\u001b[Kdone\n")
                .contains("█".repeat(15) + "░".repeat(15));
    }

    @Test
    void saysNowAndThenHowFarItIsWithoutATerminal() {
        Screen screen = screen(false);

        for (int step = 1; step <= 100; step++) {
            screen.progress("expand", step, 100);
        }
        screen.progressEnds();
        screen.progress("contract", 1, 3);

        assertThat(text().lines().map(String::strip))
                .containsExactly(
                        "expand         1/100",
                        "expand         50/100",
                        "expand         100/100",
                        "contract       1/3");
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
