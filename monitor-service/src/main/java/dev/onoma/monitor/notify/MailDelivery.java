package dev.onoma.monitor.notify;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells people by e-mail. */
public final class MailDelivery implements Delivery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MailClient mail;
    private final String from;
    private final List<String> to;

    /**
     * @param mail with the server's address and login; shared, and not closed here
     */
    public MailDelivery(MailClient mail, String from, List<String> to) {
        if (to.isEmpty()) {
            throw new IllegalArgumentException("A receiver by e-mail needs an address: set to.");
        }
        this.mail = mail;
        this.from = from;
        this.to = List.copyOf(to);
    }

    @Override
    public void deliver(Notification notification) throws DeliveryFailed, InterruptedException {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(to)
                .setSubject(notification.subject())
                .setText(notification.text());
        CompletableFuture<?> sent = mail.sendMail(message).toCompletionStage().toCompletableFuture();
        try {
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            throw DeliveryFailed.forNow("no answer within %d s.".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException e) {
            throw failed(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static DeliveryFailed failed(Throwable cause) {
        return cause instanceof SMTPException refused && refused.isPermanent()
                ? DeliveryFailed.forGood("the mail server says: %s".formatted(refused.getReplyMessage()))
                : DeliveryFailed.forNow("the mail server did not take it: %s".formatted(cause.getMessage()));
    }

    @Override
    public String toString() {
        return "mail to " + String.join(", ", to);
    }
}
