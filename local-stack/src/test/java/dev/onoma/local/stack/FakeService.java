package dev.onoma.local.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands where a service is expected: answers for its health, tells what it was told, and dies or eats all memory when asked to. */
public final class FakeService {

    private FakeService() {}

    /**
     * Builds four of them.
     *
     * @param failing the one that ends at once, if any
     */
    static void buildAll(Path root, Service... failing) throws IOException {
        for (Service service : Service.values()) {
            Path folder = Files.createDirectories(service.application(root));
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
            manifest.getMainAttributes()
                    .put(
                            Attributes.Name.CLASS_PATH,
                            FakeService.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toString());
            new JarOutputStream(Files.newOutputStream(folder.resolve("quarkus-run.jar")), manifest).close();
        }
        for (Service service : failing) {
            Files.writeString(service.application(root).resolve("fails"), "");
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (Files.exists(jar.resolveSibling("fails"))) {
            System.out.println("The moon is in the wrong quarter.");
            System.exit(3);
        }
        int port = Integer.getInteger("quarkus.http.port");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> answer(exchange, "{}"));
        server.createContext(
                "/pid",
                exchange ->
                        answer(exchange, Long.toString(ProcessHandle.current().pid())));
        server.createContext("/told", exchange -> answer(exchange, told()));
        server.createContext("/die", exchange -> {
            System.out.println("Goodbye, cruel world.");
            Runtime.getRuntime().halt(7);
        });
        server.createContext("/gorge", exchange -> {
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        });
        server.start();
    }

    private static String told() {
        Map<String, String> all = new TreeMap<>();
        System.getProperties().forEach((key, value) -> all.put("property " + key, value.toString()));
        System.getenv().forEach((key, value) -> all.put("variable " + key, value));
        StringBuilder text = new StringBuilder();
        all.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
