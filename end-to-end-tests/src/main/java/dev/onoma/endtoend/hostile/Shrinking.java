package dev.onoma.endtoend.hostile;

import java.sql.SQLException;
import java.util.Optional;

/** Looks for the smallest schema in which the same goes wrong. */
final class Shrinking {

    private Shrinking() {}

    /** Leaves out one statement after the other, the last first since others build on the first, as long as it fails as before. */
    static HostileSchema smallest(Ground ground, HostileSchema failing, Broken broken) throws SQLException {
        HostileSchema smallest = failing;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = smallest.statements().size() - 1; i >= 0; i--) {
                HostileSchema candidate = smallest.without(i);
                Optional<Broken> outcome = Trial.broken(ground, candidate);
                if (outcome.filter(b -> b.what().equals(broken.what())).isPresent()) {
                    smallest = candidate;
                    smaller = true;
                }
            }
        }
        return smallest;
    }
}
