package dev.onoma.wire;

/** Kafka will never take the message as it is: sending it again is in vain. */
public final class MessageTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param type such as {@code dev.onoma.fence-run}
     * @param bytes of the body
     */
    public MessageTooLarge(String type, String topic, int bytes, Throwable cause) {
        super(
                ("Kafka does not take %s of %,d bytes for %s: it is larger than max.message.bytes of the topic or than"
                                + " max.request.size of the service. Raise both (mp.messaging.outgoing.out.max.request.size), or"
                                + " do with less at a time.")
                        .formatted(type, bytes, topic),
                cause);
    }
}
