package dev.onoma.monitor.health;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes as much of a body as fits and hangs up when there is more: an answer of megabytes costs neither memory nor time. */
final class BoundedBody implements BodySubscriber<BoundedBody.Content> {

    private final int limit;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<Content> content = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    /**
     * What was taken.
     *
     * @param whole whether that is all
     */
    record Content(byte[] bytes, boolean whole) {}

    @Override
    public CompletionStage<Content> getBody() {
        return content;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), limit - taken.size())];
            boolean fits = part.length == buffer.remaining();
            buffer.get(part);
            taken.writeBytes(part);
            if (!fits) {
                content.complete(new Content(taken.toByteArray(), false));
            }
        }
        if (subscription != null) {
            if (content.isDone()) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        content.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        content.complete(new Content(taken.toByteArray(), true));
    }
}
