package dev.onoma.wire;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is missing from a value that was read: JSON leaves out a property, and Java does not mind. */
final class Gaps {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        }
    };

    private Gaps() {}

    /** The path of the first property that must not be null and is; null where there is none. */
    static @Nullable String first(Object value) {
        return switch (value) {
            case Record record -> inRecord(record);
            case Collection<?> collection -> inAll(collection);
            case Map<?, ?> map -> inAll(map.values());
            default -> null;
        };
    }

    private static @Nullable String inRecord(Record value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            if (component.getType().isPrimitive()) {
                continue;
            }
            Object part = part(value, component);
            if (part == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    return component.getName();
                }
                continue;
            }
            String gap = first(part);
            if (gap != null) {
                return component.getName() + "." + gap;
            }
        }
        return null;
    }

    private static @Nullable String inAll(Collection<?> values) {
        for (Object value : values) {
            String gap = first(value);
            if (gap != null) {
                return gap;
            }
        }
        return null;
    }

    private static @Nullable Object part(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Records of messages are public", impossible);
        }
    }
}
