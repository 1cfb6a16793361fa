package dev.onoma.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lies between clients and a server of this machine, and can forget the connections that go through it, as a firewall does that was
 * restarted: what they say from then on arrives nowhere, and neither end is told.
 */
final class Firewall implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final ServerSocket front;
    private final int destination;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger forgotten = new AtomicInteger();

    private Firewall(ServerSocket front, int destination) {
        this.front = front;
        this.destination = destination;
    }

    /** On any free port, before a port of this machine. */
    static Firewall before(int destination) {
        try {
            Firewall firewall = new Firewall(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), destination);
            Thread.ofVirtual().name("firewall").start(firewall::accept);
            return firewall;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a firewall before port " + destination, e);
        }
    }

    /** The port that is to be used instead of the destination. */
    int port() {
        return front.getLocalPort();
    }

    /** From now on nothing is heard on the connections that are there; new ones work. */
    void forget() {
        forgotten.incrementAndGet();
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), destination);
                int born = forgotten.get();
                pump(client, server, born);
                pump(server, client, born);
            } catch (IOException e) {
                // Closed, or the server is away: its clients notice.
            }
        }
    }

    private void pump(Socket from, Socket to, int born) throws IOException {
        sockets.add(from);
        from.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> {
            byte[] piece = new byte[PIECE];
            try (from) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                    if (born == forgotten.get()) {
                        out.write(piece, 0, size);
                    }
                }
            } catch (IOException broken) {
                // The other end hears of it below, unless it was forgotten.
            } finally {
                sockets.remove(from);
                if (born == forgotten.get()) {
                    shut(to);
                }
            }
        });
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, whatever it says.
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A firewall on port " + port() + " does not close", e);
        }
        sockets.forEach(Firewall::shut);
    }
}
