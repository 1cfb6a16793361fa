package dev.onoma.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses the port a server listens on. */
public final class FreePort {

    /**
     * Systems give out ports for outgoing connections from 32768 (Linux) or 49152 (RFC 6335) on. Below them a server that was away for
     * a moment finds its own port as it left it.
     */
    private static final int FIRST = 10_000;

    private static final int LAST = 32_767;
    private static final int TRIES = 200;

    private FreePort() {}

    /**
     * The port to use for {@code server}: the wanted one, or any free one when 0 is wanted.
     *
     * @throws ServerStartException when something listens on the wanted port already
     */
    static int choose(int wanted, String server) {
        return wanted == 0 ? any() : requireFree(wanted, server);
    }

    /**
     * One that nothing listens on now, nor a moment later by chance.
     *
     * @throws ServerStartException when none is found
     */
    public static int any() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerStartException("No free TCP port found between %d and %d".formatted(FIRST, LAST));
    }

    /** Whether nothing listens on it. */
    public static boolean isFree(int port) {
        try {
            bind(port);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int requireFree(int port, String server) {
        try {
            bind(port);
            return port;
        } catch (IOException e) {
            throw new ServerStartException(
                    "%s cannot listen on port %d (%s): stop what listens there, or choose another port"
                            .formatted(server, port, e.getMessage()),
                    e);
        }
    }

    private static void bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of the server's last life may linger in TIME_WAIT; they do not hold the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }
}
