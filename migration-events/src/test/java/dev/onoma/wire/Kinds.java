package dev.onoma.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.command.Command;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of message, by the paths of their schemas: {@code event/step-applied.json}. */
final class Kinds {

    private Kinds() {}

    static Map<String, Class<?>> all() {
        Map<String, Class<?>> kinds = new TreeMap<>();
        for (Class<?> family : new Class<?>[] {Event.class, Command.class, Alert.class}) {
            String discriminator = family.getAnnotation(JsonTypeInfo.class).property();
            for (JsonSubTypes.Type kind :
                    family.getAnnotation(JsonSubTypes.class).value()) {
                kinds.put(discriminator + "/" + kind.name() + ".json", kind.value());
            }
        }
        return kinds;
    }
}
