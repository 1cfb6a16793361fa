package dev.onoma.embedded;

import java.util.Properties;
import java.util.function.Supplier;

/**
 * Remembers a server's address for the whole JVM.
 *
 * <p>A static field would not do: Quarkus loads test classes in more than one class loader, and each would start a
 * server of its own.
 */
final class OncePerJvm {

    private OncePerJvm() {}

    /** The address kept under the key; {@code start} is asked for it the first time only. */
    static String address(String key, Supplier<String> start) {
        Properties shared = System.getProperties();
        synchronized (shared) {
            String known = shared.getProperty(key);
            if (known != null) {
                return known;
            }
            String address = start.get();
            shared.setProperty(key, address);
            return address;
        }
    }
}
