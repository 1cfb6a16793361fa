package dev.onoma.wire;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.events.RunId;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.run.StepSet;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up values of any record: strings with everything that JSON, SQL and headers quote, optional parts present or not. */
final class Specimens {

    private static final List<String> WORDS =
            List.of("inventory_items", "InventoryItem", "naïve \"name\"", "a.b 'c' \\ d", "строка\n\t", "🦀", "");

    private final SplittableRandom random;

    Specimens(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Every record below a sealed interface. */
    static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(Specimens::kinds)
                : Stream.of(family);
    }

    <T> T any(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> kind = (Class<?>) type;
        Object simple = simple(kind);
        if (simple != null) {
            return simple;
        }
        if (kind.isEnum()) {
            return pick(kind.getEnumConstants());
        }
        if (kind.isSealed()) {
            return value(pick(kinds(kind).toArray(Class<?>[]::new)));
        }
        if (kind.isRecord()) {
            return instance(kind);
        }
        throw new IllegalStateException("No specimen of " + kind + ": teach this class to make one.");
    }

    private @Nullable Object simple(Class<?> kind) {
        return switch (kind.getName()) {
            case "int", "java.lang.Integer" -> 1 + random.nextInt(1_000);
            case "long", "java.lang.Long" -> random.nextLong(1L << 53);
            case "double", "java.lang.Double" -> random.nextInt(10_000) / 16.0;
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "java.lang.String" -> pick(WORDS.toArray());
            case "java.time.Instant" -> Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000));
            case "dev.onoma.catalog.Identifier" -> Identifier.of("Id" + pick(WORDS.toArray()));
            case "dev.onoma.catalog.Fingerprint" ->
                new Fingerprint("%016x".formatted(random.nextLong()).repeat(4));
            case "dev.onoma.events.RunId" -> new RunId("run-%08x".formatted(random.nextInt()));
            case "dev.onoma.plan.PlanId" -> new PlanId("plan-%016x".formatted(random.nextLong()));
            case "dev.onoma.run.StepSet" -> StepSet.of(1, 2, 3, 5 + random.nextInt(1_000));
            default -> null;
        };
    }

    private Object container(ParameterizedType type) {
        Type[] parts = type.getActualTypeArguments();
        int size = random.nextInt(3);
        if (type.getRawType() == Map.class) {
            return size == 0 ? Map.of() : Map.of(value(parts[0]), value(parts[1]));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(value(parts[0]));
        }
        if (parts[0] == PlannedStep.class) {
            // A plan expands first.
            values.sort(Comparator.comparing(step -> ((PlannedStep) step).phase()));
        }
        return List.copyOf(values);
    }

    private Object instance(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components).map(this::part).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("No specimen of " + type + " of " + List.of(values), refused);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(type + " is no public record", hidden);
        }
    }

    private @Nullable Object part(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        boolean absent = type.isAnnotationPresent(Nullable.class) && random.nextBoolean();
        return absent ? null : value(component.getGenericType());
    }

    private Object pick(Object[] values) {
        return values[random.nextInt(values.length)];
    }

    private Class<?> pick(Class<?>[] values) {
        return values[random.nextInt(values.length)];
    }
}
