package dev.onoma.monitor.notify;

import dev.onoma.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Tells a chat by an incoming webhook as Slack, Mattermost and Rocket.Chat know it. */
public final class SlackDelivery implements Delivery {

    private final Posting posting;

    /**
     * @param address a secret: whoever knows it can write
     */
    public SlackDelivery(URI address) {
        this.posting = new Posting(address);
    }

    @Override
    public void deliver(Notification notification) throws DeliveryFailed, InterruptedException {
        Map<String, Object> message = Map.of(
                "text",
                escaped(notification.subject()),
                "attachments",
                List.of(Map.of(
                        "color", color(notification),
                        "fallback", escaped(notification.subject()),
                        "text", escaped(notification.text()))));
        posting.post(Json.write(message).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String color(Notification notification) {
        return notification.severity() == null
                ? "good"
                : switch (notification.severity()) {
                    case CRITICAL -> "danger";
                    case WARNING -> "warning";
                    case INFO -> "#439fe0";
                };
    }

    /** So that a name out of a database links and mentions nobody (Slack's documentation, formatting message text). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return "slack at " + posting;
    }

    @Override
    public void close() {
        posting.close();
    }
}
