package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.local.stack.StackException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LegacyShopTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void knowsWhatItsClientsSayByEitherName() {
        assertThat(LegacyShop.in(ROOT).jobs())
                .hasSizeGreaterThan(30)
                .allSatisfy(job -> assertThat(job.byOldNames())
                        .hasSameSizeAs(job.byNewNames())
                        .isNotEmpty());
    }

    @Test
    void saysWhatIsMissingOutsideAClone() {
        assertThatThrownBy(() -> LegacyShop.in(Path.of("/nowhere")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("/nowhere/examples/legacy-shop/schema.sql");
    }
}
