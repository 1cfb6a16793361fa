package dev.onoma.endtoend.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What lies between two parts: it forwards TCP connections to a port of this machine, as well as the weather allows. */
public final class Link implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final String name;
    private final ServerSocket server;
    private volatile int destination;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private volatile Weather weather = new Weather.Fine();
    private volatile boolean closed;

    private Link(String name, ServerSocket server) {
        this.name = name;
        this.server = server;
    }

    /** A link on any free port; it leads nowhere yet. */
    public static Link open(String name) {
        try {
            Link link = new Link(name, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name(name).start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for " + name, e);
        }
    }

    /** The port that is to be used instead of the destination. */
    public int port() {
        return server.getLocalPort();
    }

    public Link to(int port) {
        destination = port;
        return this;
    }

    /** From now on. */
    public void weather(Weather next) {
        synchronized (change) {
            weather = next;
            change.notifyAll();
        }
        if (next instanceof Weather.Cut) {
            sockets.forEach(Link::shut);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = server.accept();
                if (weather instanceof Weather.Cut) {
                    shut(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // Closed, or the destination is away: the client has been told.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), destination);
            sockets.add(there);
            there.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, there, true));
            Thread.ofVirtual().start(() -> pump(there, client, false));
        } catch (IOException away) {
            shut(client);
            throw away;
        }
    }

    private void pump(Socket from, Socket to, boolean there) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                pass(there);
                out.write(piece, 0, size);
            }
        } catch (IOException broken) {
            // One end has gone, so both are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Returns when the weather lets the piece through. */
    private void pass(boolean there) throws InterruptedException {
        synchronized (change) {
            while (weather instanceof Weather.Silent silent && (there ? silent.there() : silent.back()) && !closed) {
                change.wait();
            }
        }
        if (weather instanceof Weather.Slow(Duration by)) {
            TimeUnit.NANOSECONDS.sleep(by.toNanos());
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, whatever it says.
        }
    }

    @Override
    public void close() {
        closed = true;
        weather(new Weather.Cut());
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + name, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
