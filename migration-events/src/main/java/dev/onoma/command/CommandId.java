package dev.onoma.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names what is wanted: the same wish always gives the same one, so it is sent and done once however often it is decided.
 *
 * @param value such as {@code run-7f3a9c01/2/apply/12}
 */
public record CommandId(@JsonValue String value) {

    @JsonCreator
    public CommandId {}

    public static CommandId of(Command command) {
        String what = switch (command) {
            case Command.FenceRun c -> "fence";
            case Command.ApplyStep c -> "apply/" + c.step().number();
            case Command.RevertStep c -> "revert/" + c.step().number();
            case Command.CloseRun c -> "close";
            case Command.CaptureBaseline c -> "capture-baseline";
            case Command.ValidateRun c -> "validate/" + c.stage();
        };
        return new CommandId("%s/%d/%s".formatted(command.run(), command.epoch(), what));
    }

    @Override
    public String toString() {
        return value;
    }
}
