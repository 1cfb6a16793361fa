package dev.onoma.endtoend;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as a collector does: OTLP over HTTP, of which it reads the few fields that say who belongs to whom. */
final class SpanReceiver implements AutoCloseable {

    private final WebServer server = new WebServer();
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /**
     * A span.
     *
     * @param service whose it is, such as {@code onoma-planner}
     * @param parentId empty for the first of a trace
     */
    record Span(String service, String traceId, String spanId, String parentId, String name) {}

    SpanReceiver() throws IOException {
        server.serve("/v1/traces", this::take);
    }

    String url() {
        return server.url("");
    }

    List<Span> ofTrace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        for (Field resourceSpans : Field.of(exchange.getRequestBody().readAllBytes())) {
            read(Field.of(resourceSpans.bytes()));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
    }

    /** ResourceSpans: resource = 1, scope_spans = 2; the spans of a scope are 2 again. */
    private void read(List<Field> resourceSpans) {
        String service = resourceSpans.stream()
                .filter(field -> field.number() == 1)
                .flatMap(resource -> Field.of(resource.bytes()).stream())
                .filter(attribute -> attribute.number() == 1)
                .map(attribute -> Field.of(attribute.bytes()))
                .filter(pair -> text(pair, 1).equals("service.name"))
                .map(pair -> text(Field.of(bytes(pair, 2)), 1))
                .findFirst()
                .orElse("");
        resourceSpans.stream()
                .filter(field -> field.number() == 2)
                .flatMap(scope -> Field.of(scope.bytes()).stream())
                .filter(field -> field.number() == 2)
                .map(span -> Field.of(span.bytes()))
                .forEach(span -> spans.add(new Span(service, hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5))));
    }

    private static String text(List<Field> fields, int number) {
        return new String(bytes(fields, number), StandardCharsets.UTF_8);
    }

    private static String hex(List<Field> fields, int number) {
        return HexFormat.of().formatHex(bytes(fields, number));
    }

    private static byte[] bytes(List<Field> fields, int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::bytes)
                .findFirst()
                .orElseGet(() -> new byte[0]);
    }

    /** A field of a message in Protocol Buffers' encoding that has a length; the others are passed over. */
    private record Field(int number, byte[] bytes) {

        static List<Field> of(byte[] message) {
            ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            List<Field> fields = new ArrayList<>();
            while (in.hasRemaining()) {
                long tag = number(in);
                int number = (int) (tag >>> 3);
                switch ((int) (tag & 7)) {
                    case 0 -> number(in);
                    case 1 -> in.getLong();
                    case 2 -> {
                        byte[] bytes = new byte[(int) number(in)];
                        in.get(bytes);
                        fields.add(new Field(number, bytes));
                    }
                    case 5 -> in.getInt();
                    default -> throw new IllegalStateException("No field of Protocol Buffers begins with " + tag);
                }
            }
            return fields;
        }

        private static long number(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = in.get();
                value |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
