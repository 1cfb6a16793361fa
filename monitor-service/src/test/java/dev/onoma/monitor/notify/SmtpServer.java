package dev.onoma.monitor.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a mail server (RFC 5321) as takes mails, or refuses them, over a real connection. */
public final class SmtpServer implements AutoCloseable {

    /** A mail that was taken: who it is for as the envelope says, and all of its lines. */
    public record Mail(List<String> recipients, List<String> lines) {

        public String header(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile String answerToRecipients = "250 ok";

    public SmtpServer() throws IOException {
        Thread.ofPlatform().daemon().name("smtp").start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Mail> mails() {
        return mails;
    }

    /** What it says to each recipient from now on, such as {@code 451 later} or {@code 550 nobody here}. */
    public void answerToRecipients(String answer) {
        answerToRecipients = answer;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            List<String> recipients = new CopyOnWriteArrayList<>();
            say(out, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (command) {
                    case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
                    case "RCPT" -> {
                        recipients.add(line.replaceAll("(?i)RCPT TO:<(.*?)>.*", "$1"));
                        say(out, answerToRecipients);
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        mails.add(new Mail(List.copyOf(recipients), content(in)));
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "502 unknown");
                }
            }
        } catch (IOException hungUp) {
            // The client may.
        }
    }

    private static List<String> content(BufferedReader in) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith("..") ? line.substring(1) : line);
        }
        return lines;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
