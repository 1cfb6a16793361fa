package dev.onoma.local.stack;

import dev.onoma.embedded.FreePort;

/**
 * The TCP ports of a stack: the services', then PostgreSQL's and Kafka's.
 *
 * @param first 0 for any free ones
 * @param demanded whether another one will not do
 */
public record Ports(int first, boolean demanded) {

    /** Where they begin when nobody says otherwise. */
    public static final int DEFAULT = 8480;

    /** How many there are. */
    public static final int COUNT = Service.values().length + 2;

    /** From this one on, but any free one where one is taken. */
    public static Ports preferred(int first) {
        return new Ports(first, false);
    }

    /** From this one on, and no others. */
    public static Ports demanded(int first) {
        return new Ports(first, true);
    }

    /** Any free ones. */
    public static Ports free() {
        return new Ports(0, false);
    }

    int of(Service service) {
        return choose(service.ordinal(), service.module());
    }

    /** 0 where any will do: the server takes one itself. */
    int ofPostgres() {
        return chooseOrAny(Service.values().length);
    }

    /** 0 where any will do: the server takes one itself. */
    int ofKafka() {
        return chooseOrAny(Service.values().length + 1);
    }

    private int chooseOrAny(int offset) {
        return first != 0 && (demanded || FreePort.isFree(first + offset)) ? first + offset : 0;
    }

    private int choose(int offset, String what) {
        int wanted = first + offset;
        if (first != 0 && FreePort.isFree(wanted)) {
            return wanted;
        }
        if (demanded) {
            throw new StackException(
                    "%s cannot listen on port %d, something else does: stop that, or choose others by --port"
                            .formatted(what, wanted));
        }
        return FreePort.any();
    }
}
