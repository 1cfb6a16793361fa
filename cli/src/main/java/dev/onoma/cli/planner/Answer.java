package dev.onoma.cli.planner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service answered.
 *
 * @param from who, for error messages
 */
public record Answer(String from, JsonNode json) {

    /**
     * What came in a stream.
     *
     * @throws CommandFailure when it is no JSON
     */
    public static Answer read(String from, String text) {
        try {
            return new Answer(from, Documents.MAPPER.readTree(text));
        } catch (JsonProcessingException notJson) {
            throw strange(from, notJson.getOriginalMessage());
        }
    }

    /** Its JSON for programs. */
    public String pretty() {
        return Documents.pretty(json);
    }

    /** The same in one line. */
    public String compact() {
        return Documents.compact(json);
    }

    /**
     * The document it is.
     *
     * @throws CommandFailure when it is something else
     */
    public <T> T as(Class<T> kind) {
        return as(json, kind);
    }

    /**
     * The documents it lists.
     *
     * @throws CommandFailure when it is no list of these
     */
    public <T> List<T> list(Class<T> kind) {
        if (!json.isArray()) {
            throw strange("a list was expected");
        }
        List<T> values = new ArrayList<>();
        json.forEach(element -> values.add(as(element, kind)));
        return values;
    }

    private <T> T as(JsonNode node, Class<T> kind) {
        if (!node.isObject()) {
            throw strange("an object was expected");
        }
        try {
            return Documents.MAPPER.treeToValue(node, kind);
        } catch (JsonProcessingException notThat) {
            throw strange(notThat.getOriginalMessage());
        }
    }

    private CommandFailure strange(String why) {
        return strange(from, why);
    }

    private static CommandFailure strange(String from, String why) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "%s gave an answer that this version of onoma cannot read (%s). Are both of the same version?"
                        .formatted(from, why));
    }
}
