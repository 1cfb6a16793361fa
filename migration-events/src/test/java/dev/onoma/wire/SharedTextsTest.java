package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.Identifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

    record Names(List<Identifier> names, List<String> texts) {}

    @Test
    void equalOnesOfADocumentAreOneObject() {
        Names read =
                Json.read("{\"names\":[\"id\",\"tenantId\",\"id\"],\"texts\":[\"a b\",\"id\",\"a b\"]}", Names.class);

        assertThat(read.names()).containsExactly(Identifier.of("id"), Identifier.of("tenantId"), Identifier.of("id"));
        assertThat(read.names().getLast()).isSameAs(read.names().getFirst());
        assertThat(read.texts()).containsExactly("a b", "id", "a b");
        assertThat(read.texts().getLast()).isSameAs(read.texts().getFirst());
    }

    @Test
    void nothingIsKeptForTheNextDocument() {
        String document = "{\"names\":[\"id\"],\"texts\":[\"a b\"]}";
        Names one = Json.read(document, Names.class);
        Names other = Json.read(document, Names.class);

        assertThat(other).isEqualTo(one);
        assertThat(other.names().getFirst()).isNotSameAs(one.names().getFirst());
        assertThat(other.texts().getFirst()).isNotSameAs(one.texts().getFirst());
    }

    @Test
    void whatIsNoNameIsStillRefused() {
        assertThatThrownBy(() -> Json.read("{\"names\":[\"id\",\"\"],\"texts\":[]}", Names.class))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("it is empty");
    }
}
