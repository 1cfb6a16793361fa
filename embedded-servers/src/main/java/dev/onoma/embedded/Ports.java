package dev.onoma.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Chooses the port a server listens on. */
final class Ports {

    private Ports() {}

    /**
     * The port to use for {@code server}: the wanted one, or any free one when 0 is wanted.
     *
     * @throws ServerStartException when something listens on the wanted port already
     */
    static int choose(int wanted, String server) {
        return wanted == 0 ? free() : requireFree(wanted, server);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free TCP port on this machine", e);
        }
    }

    private static int requireFree(int port, String server) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of the server's last life may linger in TIME_WAIT; they do not hold the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new ServerStartException(
                    "%s cannot listen on port %d (%s): stop what listens there, or choose another port"
                            .formatted(server, port, e.getMessage()),
                    e);
        }
    }
}
