package dev.onoma.local.stack;

import java.util.List;
import java.util.Map;

/**
 * How a service is started.
 *
 * @param secrets environment variables: a command line can be seen by everybody
 */
record ServiceLaunch(Service service, int port, List<String> command, Map<String, String> secrets) {

    ServiceLaunch {
        command = List.copyOf(command);
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
