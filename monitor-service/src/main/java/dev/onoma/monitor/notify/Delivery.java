package dev.onoma.monitor.notify;

/** A way to tell somebody. What it prints of itself holds no secret. */
public interface Delivery extends AutoCloseable {

    /**
     * Tells it, and returns when it was taken; after half a minute at the most.
     *
     * @throws DeliveryFailed when it was not taken
     */
    void deliver(Notification notification) throws DeliveryFailed, InterruptedException;

    @Override
    default void close() {}
}
