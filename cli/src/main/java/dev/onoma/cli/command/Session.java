package dev.onoma.cli.command;

import dev.onoma.cli.planner.Addresses;
import dev.onoma.cli.planner.Answer;
import dev.onoma.cli.planner.EventStream;
import dev.onoma.cli.planner.Service;
import dev.onoma.cli.terminal.Terminal;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One command's work with the services, and where it shows what came of it. */
final class Session implements AutoCloseable {

    static final String API = "/api/v1";

    private final Surroundings surroundings;
    private final @Nullable String url;
    private final boolean json;
    private @Nullable Service planner;
    private @Nullable Service validator;

    Session(Surroundings surroundings, @Nullable String url, boolean json) {
        this.surroundings = surroundings;
        this.url = url;
        this.json = json;
    }

    Terminal terminal() {
        return surroundings.terminal();
    }

    Duration patience() {
        return surroundings.patience();
    }

    /** Whether programs read the results. */
    boolean json() {
        return json;
    }

    Answer get(String path) {
        return planner().get(API + path);
    }

    /** The same for a document that is no JSON. */
    String text(String path, String mediaType) {
        return planner().text(API + path, mediaType);
    }

    Answer post(String path, Body body) {
        return planner().post(API + path, body.members());
    }

    /**
     * A stream of events, to be closed by the caller.
     *
     * @param notices hears when the connection is lost and made again
     */
    EventStream events(String query, Consumer<String> notices) {
        return new EventStream(planner(), API + "/events/stream" + query, patience(), notices);
    }

    Answer checks(@Nullable String validatorUrl, String run) {
        Service service = validator;
        if (service == null) {
            service = new Service(addresses().validator(validatorUrl));
            validator = service;
        }
        return service.get(API + "/reports/" + Service.segment(run));
    }

    /** Shows the answer itself to programs, and what it means to people. */
    void show(Answer answer, Runnable forPeople) {
        if (json) {
            terminal().json(answer.pretty());
        } else {
            forPeople.run();
        }
    }

    /** Tells people what they may want to do next. */
    void hint(String text) {
        if (!json) {
            terminal().notice(text);
        }
    }

    private Service planner() {
        Service service = planner;
        if (service == null) {
            service = new Service(addresses().planner(url));
            planner = service;
        }
        return service;
    }

    private Addresses addresses() {
        return new Addresses(surroundings.environment(), surroundings.folder());
    }

    @Override
    public void close() {
        if (planner != null) {
            planner.close();
        }
        if (validator != null) {
            validator.close();
        }
    }
}
