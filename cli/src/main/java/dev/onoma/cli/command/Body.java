package dev.onoma.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent with a request; what nobody said is left out. */
final class Body {

    private final Map<String, Object> members = new LinkedHashMap<>();

    Body with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    Map<String, Object> members() {
        return members;
    }
}
