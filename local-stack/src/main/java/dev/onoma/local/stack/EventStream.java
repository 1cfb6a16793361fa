package dev.onoma.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Entries of the planner's event log as they come, one by one or to a listener. */
public final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    private final InputStream stream;
    private final BufferedReader lines;

    /** Reads server-sent events. */
    public EventStream(InputStream stream) {
        this.stream = stream;
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /**
     * Waits for the next entry; its {@code data} is the event. Null when the planner has ended the stream.
     *
     * @throws IOException when it broke off, or was closed
     */
    public @Nullable JsonNode next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // The planner sends each entry as one line of JSON; other lines say what is in it.
            if (line.startsWith(DATA)) {
                return JSON.readTree(line.substring(DATA.length()));
            }
        }
        return null;
    }

    /**
     * Reads on a thread of its own.
     *
     * @param thread its name
     * @param entry hears each
     * @param end hears last, why there are no more
     */
    public void listen(String thread, Consumer<JsonNode> entry, Consumer<String> end) {
        Thread.ofPlatform().daemon().name(thread).start(() -> end.accept(readAll(entry)));
    }

    private String readAll(Consumer<JsonNode> listener) {
        try {
            for (JsonNode entry = next(); entry != null; entry = next()) {
                listener.accept(entry);
            }
            return "the planner has ended the event stream";
        } catch (IOException e) {
            return "the event stream broke off: " + e.getMessage();
        }
    }

    /** May be called while another thread reads, which then comes to its end. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException alreadyGone) {
            // Nobody reads it any more.
        }
    }
}
