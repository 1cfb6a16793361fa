package dev.onoma.validator.target;

import java.util.Collection;

/** A message speaks of a target that is not configured here. */
public final class UnknownTarget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownTarget(String name, Collection<String> known) {
        super("The validator knows no target \"" + name + "\". Configure it under onoma.targets." + name
                + ", as for the other services. Known are: " + (known.isEmpty() ? "none" : String.join(", ", known))
                + ".");
    }
}
