package dev.onoma.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.onoma.catalog.Identifier;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes equal texts, and equal names, of one document one object: in a large plan nearly all of them come many times. */
final class SharedTexts extends SimpleModule {

    private static final long serialVersionUID = 1;

    SharedTexts() {
        addDeserializer(String.class, new Text());
        addDeserializer(Identifier.class, new Name());
    }

    /** What the document that is being read has said so far. */
    private record Known(Map<String, String> texts, Map<String, Identifier> names) {

        static Known of(DeserializationContext reading) {
            if (reading.getAttribute(Known.class) instanceof Known known) {
                return known;
            }
            Known none = new Known(new HashMap<>(), new HashMap<>());
            reading.setAttribute(Known.class, none);
            return none;
        }
    }

    private static final class Text extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1;

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext reading) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, reading);
            return text == null ? null : Known.of(reading).texts().computeIfAbsent(text, first -> first);
        }
    }

    private static final class Name extends StdScalarDeserializer<Identifier> {

        private static final long serialVersionUID = 1;

        Name() {
            super(Identifier.class);
        }

        @Override
        public @Nullable Identifier deserialize(JsonParser parser, DeserializationContext reading) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, reading);
            try {
                return text == null ? null : Known.of(reading).names().computeIfAbsent(text, Identifier::of);
            } catch (IllegalArgumentException notName) {
                throw reading.instantiationException(Identifier.class, notName);
            }
        }
    }
}
