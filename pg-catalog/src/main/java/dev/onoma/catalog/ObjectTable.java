package dev.onoma.catalog;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The objects of one kind while they are edited: by OID and, always in step with it, by the key they are looked up with.
 *
 * @param <K> what identifies an object beside its OID
 */
final class ObjectTable<K, T> {

    private final TreeMap<Long, T> byOid;
    private final Map<K, Long> oids = new HashMap<>();
    private final ToLongFunction<T> oid;
    private final Function<T, K> key;

    ObjectTable(Map<Long, T> objects, ToLongFunction<T> oid, Function<T, K> key) {
        this.byOid = new TreeMap<>(objects);
        this.oid = oid;
        this.key = key;
        objects.forEach((number, object) -> oids.put(key.apply(object), number));
    }

    Optional<T> find(K wanted) {
        return Optional.ofNullable(oids.get(wanted)).map(byOid::get);
    }

    Optional<T> get(long wanted) {
        return Optional.ofNullable(byOid.get(wanted));
    }

    /** Adds an object or puts it in the place of the one with its OID. */
    void put(T object) {
        remove(object);
        byOid.put(oid.applyAsLong(object), object);
        oids.put(key.apply(object), oid.applyAsLong(object));
    }

    /** Removes the object with this one's OID, whatever it is called by now. */
    void remove(T object) {
        long number = oid.applyAsLong(object);
        T old = byOid.remove(number);
        if (old != null) {
            oids.remove(key.apply(old), number);
        }
    }

    /** Below all OIDs, or 0. */
    long lowestOid() {
        return byOid.isEmpty() ? 0 : Math.min(0, byOid.firstKey());
    }

    Map<Long, T> objects() {
        return Collections.unmodifiableMap(byOid);
    }
}
