package dev.onoma.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The one way in which Onoma's values are written and read as JSON. */
public final class Json {

    private static final ObjectMapper MAPPER = configure(JsonMapper.builder()).build();

    private Json() {}

    /** Gives another mapper, such as that of an HTTP server, the same settings. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new SharedTexts())
                // What a newer service adds must not stop an older one.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                // Questions such as Plan.isEmpty() are no properties.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                // A number that is missing is an error, not a zero.
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .annotationIntrospector(new NumbersAreRequired())
                // The same value is always the same text: the event log takes its hash.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** Makes the message about a missing number say which one. */
    private static final class NumbersAreRequired extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter && member.getRawType().isPrimitive()
                    ? Boolean.TRUE
                    : super.hasRequiredMarker(member);
        }
    }

    /** For values whose class is known, without the checks of {@link Reading}. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(
                    "A " + value.getClass().getName() + " cannot be written as JSON", impossible);
        }
    }

    /**
     * Reads what Onoma itself has stored.
     *
     * @throws UncheckedIOException when it is nothing of the kind; what comes from others is read by {@link Reading}
     */
    public static <T> T read(String text, Class<T> kind) {
        try {
            return MAPPER.readValue(text, kind);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException("Stored JSON is no " + kind.getSimpleName(), damaged);
        }
    }
}
