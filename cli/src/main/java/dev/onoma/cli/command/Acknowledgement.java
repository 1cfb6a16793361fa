package dev.onoma.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which hazards somebody has thought about. */
final class Acknowledgement {

    @Option(
            names = "--acknowledge",
            paramLabel = "CODE",
            description = "The code of a hazard that you have thought about; may be repeated.")
    List<String> codes = new ArrayList<>();

    @Option(names = "--acknowledge-all", description = "You have thought about all of them.")
    boolean all;

    Body addTo(Body body) {
        return body.with("acknowledged", codes).with("acknowledgeAll", all);
    }
}
