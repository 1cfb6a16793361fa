package dev.onoma.monitor.cdc;

import dev.onoma.monitor.cdc.Change.Ddl;
import dev.onoma.monitor.cdc.Change.DdlObject;
import dev.onoma.monitor.cdc.Change.Moment;
import dev.onoma.monitor.cdc.Change.Operation;
import dev.onoma.monitor.cdc.Change.Row;
import dev.onoma.wire.Json;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jboss.logging.Logger;

/** Makes changes of what Debezium delivers. What is none of ours is left out: heartbeats, and messages that others wrote. */
final class ChangeReader {

    private static final Logger LOG = Logger.getLogger(ChangeReader.class);
    private static final String PREFIX = "onoma.ddl";

    private final String token;

    /**
     * @param token that our messages bear
     */
    ChangeReader(String token) {
        this.token = token;
    }

    /** The text of a message; its names are those of {@code install_v1.sql}. */
    record Message(
            String token,
            String event,
            String tag,
            String xid,
            String role,
            String application,
            List<DdlObject> objects) {}

    Optional<Change> read(SourceRecord record) {
        if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
            return Optional.empty();
        }
        Struct source = value.getStruct("source");
        return switch (value.getString("op")) {
            case "m" -> message(value.getStruct("message"), source);
            case "c" -> Optional.of(row(Operation.INSERT, source));
            case "u" -> Optional.of(row(Operation.UPDATE, source));
            case "d" -> Optional.of(row(Operation.DELETE, source));
            case "t" -> Optional.of(row(Operation.TRUNCATE, source));
            // Debezium's letters, not ours: a new one means nothing to us.
            default -> Optional.empty();
        };
    }

    private static Change row(Operation operation, Struct source) {
        return new Row(
                operation,
                source.getString("schema"),
                source.getString("table"),
                source.getInt64("txId"),
                lsn(source),
                at(source));
    }

    private Optional<Change> message(Struct message, Struct source) {
        if (!PREFIX.equals(message.getString("prefix"))) {
            return Optional.empty();
        }
        try {
            Message said = Json.read(text(message), Message.class);
            if (!token.equals(said.token())) {
                LOG.warnf("Somebody wrote a message %s at %s that is not ours: passed over", PREFIX, lsn(source));
                return Optional.empty();
            }
            return Optional.of(new Ddl(
                    Moment.valueOf(said.event().toUpperCase(Locale.ROOT)),
                    said.tag(),
                    said.role(),
                    said.application(),
                    said.xid(),
                    said.objects(),
                    lsn(source),
                    at(source)));
        } catch (UncheckedIOException | IllegalArgumentException | NullPointerException notOurs) {
            LOG.warnf("A message %s at %s cannot be read: passed over", PREFIX, lsn(source));
            return Optional.empty();
        }
    }

    private static String text(Struct message) {
        return switch (message.get("content")) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case ByteBuffer bytes -> StandardCharsets.UTF_8.decode(bytes).toString();
            case null, default -> throw new IllegalArgumentException("no content");
        };
    }

    private static String lsn(Struct source) {
        Long position = source.getInt64("lsn");
        return position == null ? "0/0" : Lsn.text(position);
    }

    private static Instant at(Struct source) {
        return Instant.EPOCH.plus(source.getInt64("ts_us"), ChronoUnit.MICROS);
    }
}
