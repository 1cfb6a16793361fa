package dev.onoma.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseMeterTest {

    @Test
    void noticesThatEverythingStoodStillForACollection() {
        long before = System.nanoTime();
        List<byte[]> much = new ArrayList<>();
        try (PauseMeter meter = PauseMeter.start()) {
            await().until(() -> {
                much.add(new byte[1_000_000]);
                System.gc();
                return meter.longestMillis(Window.since(before)) > 1;
            });

            assertThat(meter.longestMillis(new Window(before - 2, before - 1))).isZero();
        }
    }
}
