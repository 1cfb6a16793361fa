package dev.onoma.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Nobody gets in without one of the secrets; whatever else is wrong is looked at later. */
@QuarkusTest
class AlertAuthenticationIT extends PlannerTest {

    private static final String BODY = """
            {"target": "factory", "kind": "error-rate", "severity": "INFO", "source": "test", "summary": "nothing much"}\
            """;

    @Test
    void whoIsNotKnownIsRefusedWhateverHeSends() {
        refused(post("/alerts", BODY), 401, "not-authenticated", "onoma.alerts.token", "X-Onoma-Signature")
                .header("WWW-Authenticate", equalTo("Bearer"));
        refused(post("/alerts", "garbage"), 401, "not-authenticated");
        refused(post("/alerts/alertmanager", "{}"), 401, "not-authenticated");
        refused(post("/alerts/resolved", "{}"), 401, "not-authenticated");
        refused(bearing("Bearer wrong", BODY), 401, "not-authenticated", "not the token");
    }

    @Test
    void aTokenLetsIn() {
        bearing("Bearer " + PlannerServers.ALERT_TOKEN, BODY).statusCode(202);
        refused(bearing("Bearer " + PlannerServers.ALERT_TOKEN, "garbage"), 400, "invalid-request");
    }

    @Test
    void aSignatureLetsInWhatItSigns() throws Exception {
        signed(BODY, BODY, PlannerServers.ALERT_SECRET).statusCode(202);
        refused(signed(BODY, BODY, "wrong"), 401, "not-authenticated", "not that of this body");
        refused(signed("{}", BODY, PlannerServers.ALERT_SECRET), 401, "not-authenticated", "not that of this body");
    }

    /** A client that says no length gets on with its body until there is too much of it. */
    @Test
    void aHugeBodyWithoutLengthIsCutOff() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/alerts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + PlannerServers.ALERT_TOKEN
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            boolean open = true;
            for (int sent = 0; open && sent < 64; sent++) {
                open = write(out, chunk);
            }
            assertThat(answer(socket.getInputStream())).contains("413");
        }
    }

    private static boolean write(OutputStream out, byte[] chunk) {
        try {
            out.write(chunk);
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    private static String answer(InputStream in) {
        try {
            byte[] head = in.readNBytes(64);
            return new String(head, StandardCharsets.US_ASCII);
        } catch (IOException hungUp) {
            return "";
        }
    }

    private static ValidatableResponse bearing(String authorization, String body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", authorization)
                .body(body)
                .post(API + "/alerts")
                .then();
    }

    private static ValidatableResponse signed(String sent, String signed, String secret) throws Exception {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal((timestamp + "." + signed).getBytes(StandardCharsets.UTF_8));
        return given().contentType(ContentType.JSON)
                .header("X-Onoma-Timestamp", timestamp)
                .header("X-Onoma-Signature", "sha256=" + HexFormat.of().formatHex(digest))
                .body(sent)
                .post(API + "/alerts")
                .then();
    }
}
