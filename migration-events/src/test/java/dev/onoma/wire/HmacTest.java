package dev.onoma.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HmacTest {

    private static final Hmac HMAC = new Hmac("hush");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theSignatureIsTheOneThatEverybodyComputes() {
        // printf '{}' | openssl dgst -sha256 -hmac hush
        assertThat(HMAC.sign(BODY)).isEqualTo("505c20ac604f662945b662a1f13a9ca2f03bf0b1986f505d5aef48e10da8c918");
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac hush
        assertThat(HMAC.sign("1700000000", BODY))
                .isEqualTo("763081ea12e3b1f903f958994c023cde07f1224b02a538ad6f959112a2f780ba");
    }

    @Test
    void onlyTheWholeSignatureIsTheSame() {
        String signature = HMAC.sign(BODY);
        assertThat(Hmac.same(signature, signature.getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(Hmac.same(signature, signature.substring(1).getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(Hmac.same(signature, new Hmac("another").sign(BODY).getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(Hmac.same(signature, null)).isFalse();
    }
}
