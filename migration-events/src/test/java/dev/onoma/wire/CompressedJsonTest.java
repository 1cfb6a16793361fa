package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedJsonTest {

    private static final Note NOTE = new Note("größer \"als\" 名前", List.of(1, 2, 3));

    record Note(String text, List<Integer> numbers) {}

    @Test
    void readsWhatItWrote() {
        byte[] document = CompressedJson.write(Json.mapper(), NOTE);

        assertThat(CompressedJson.read(Json.mapper(), document, Note.class)).isEqualTo(NOTE);
    }

    @Test
    void readsPlainJson() {
        byte[] document = Json.write(NOTE).getBytes(StandardCharsets.UTF_8);

        assertThat(CompressedJson.read(Json.mapper(), document, Note.class)).isEqualTo(NOTE);
    }

    @Test
    void isMuchSmaller() {
        Note wordy = new Note("\"InventoryItem\".\"tenantId\" ".repeat(10_000), List.of());

        assertThat(CompressedJson.write(Json.mapper(), wordy))
                .hasSizeLessThan(Json.write(wordy).length() / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing of the kind", "{\"text\":"})
    void saysWhatCannotBeRead(String document) {
        assertThatThrownBy(
                        () -> CompressedJson.read(Json.mapper(), document.getBytes(StandardCharsets.UTF_8), Note.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("A kept Note cannot be read");
    }

    @Test
    void saysThatADocumentBreaksOff() {
        byte[] document = CompressedJson.write(Json.mapper(), NOTE);

        assertThatThrownBy(() ->
                        CompressedJson.read(Json.mapper(), Arrays.copyOf(document, document.length / 2), Note.class))
                .isInstanceOf(UncheckedIOException.class);
    }
}
