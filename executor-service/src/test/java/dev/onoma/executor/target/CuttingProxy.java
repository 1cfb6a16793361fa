package dev.onoma.executor.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A TCP proxy before PostgreSQL that once passes on a message with a certain text and swallows the answer. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final URI server;
    private final String path;
    private volatile String text = "";
    private volatile boolean swallowing;
    private volatile boolean closesDoor;

    private CuttingProxy(ServerSocket door, URI server) {
        this.door = door;
        this.server = server;
        this.path = server.getPath();
    }

    static CuttingProxy before(String jdbcUrl) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(door, URI.create(jdbcUrl.substring("jdbc:".length())));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + door.getLocalPort() + path;
    }

    /** The answer to the next message that contains the text is lost, and the connection with it. */
    void swallowAnswerTo(String part) {
        text = part;
    }

    /** Nobody is let in once the answer is lost. */
    void closeDoorThen() {
        closesDoor = true;
    }

    boolean hasSwallowed() {
        return text.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> forward(client, behind, true));
                Thread.ofVirtual().start(() -> forward(behind, client, false));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void forward(Socket from, Socket to, boolean isRequest) {
        byte[] buffer = new byte[65536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (isRequest) {
                    String request = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                    if (!text.isEmpty() && request.contains(text)) {
                        text = "";
                        swallowing = true;
                    }
                } else if (swallowing) {
                    swallowing = false;
                    if (closesDoor) {
                        door.close();
                    }
                    return;
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException cut) {
            // The other direction has ended.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
