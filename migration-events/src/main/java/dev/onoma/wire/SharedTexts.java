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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes equal texts, and equal names, of one document one object: in a large plan nearly all of them come many times. */
final class SharedTexts extends SimpleModule {

    private static final long serialVersionUID = 1;

    SharedTexts() {
        addDeserializer(String.class, new Shared<>(String.class, text -> text));
        addDeserializer(Identifier.class, new Shared<>(Identifier.class, Identifier::of));
    }

    /** The values of one kind, each made of a text; those of the document that is being read are kept with the reading. */
    private static final class Shared<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final Class<T> kind;
        private final transient Function<String, T> making;

        Shared(Class<T> kind, Function<String, T> making) {
            super(kind);
            this.kind = kind;
            this.making = making;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext reading) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, reading);
            if (text == null) {
                return null;
            }
            try {
                return kind.cast(known(reading).computeIfAbsent(text, making));
            } catch (IllegalArgumentException notOne) {
                throw reading.instantiationException(kind, notOne);
            }
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> known(DeserializationContext reading) {
            Map<String, Object> known = (Map<String, Object>) reading.getAttribute(this);
            if (known == null) {
                known = new HashMap<>();
                reading.setAttribute(this, known);
            }
            return known;
        }
    }
}
