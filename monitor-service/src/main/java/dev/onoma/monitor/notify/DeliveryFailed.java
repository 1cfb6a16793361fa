package dev.onoma.monitor.notify;

/** A notification was not taken. */
public final class DeliveryFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    private DeliveryFailed(String message, boolean forGood) {
        super(message, null, false, false);
        this.forGood = forGood;
    }

    /** It may be taken later. */
    static DeliveryFailed forNow(String message) {
        return new DeliveryFailed(message, false);
    }

    /** It will never be taken as it is. */
    static DeliveryFailed forGood(String message) {
        return new DeliveryFailed(message, true);
    }

    public boolean isForGood() {
        return forGood;
    }
}
