package dev.onoma.local;

import dev.onoma.local.demo.Demo;
import dev.onoma.local.demo.DemoOptions;
import dev.onoma.local.demo.DriftDemo;
import dev.onoma.local.stack.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs behind {@code ./onoma up} and {@code ./onoma demo}. */
public final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;

    private Main() {}

    /**
     * @param words the command and its options
     */
    public static void main(String[] words) throws Exception {
        Screen screen = Screen.ofProcess(System.getenv());
        int code = GracefulEnd.during(() -> run(List.of(words), screen, System.getenv()));
        System.exit(code);
    }

    private static int run(List<String> words, Screen screen, Map<String, String> environment) throws Exception {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> options = words.isEmpty() ? words : words.subList(1, words.size());
        boolean help = options.contains("--help") || options.contains("-h");
        // The launcher says where it stands; without it we are in the clone ourselves.
        Path root = Path.of(environment.getOrDefault("ONOMA_ROOT", "."));
        try {
            switch (command) {
                case "up" -> {
                    if (help) {
                        screen.line(UpOptions.HELP);
                    } else {
                        new Up(screen).run(UpOptions.read(options, root, environment));
                    }
                }
                case "demo" -> {
                    if (help) {
                        screen.line(DemoArguments.HELP);
                    } else {
                        return demonstrate(DemoArguments.read(options, root), screen) ? DONE : FAILED;
                    }
                }
                default ->
                    throw new UsageException("nobody knows the command \"%s\"; it is up or demo".formatted(command));
            }
            return DONE;
        } catch (UsageException e) {
            return fail(e, USAGE);
        } catch (StackException e) {
            return fail(e, FAILED);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    private static boolean demonstrate(DemoOptions options, Screen screen) throws InterruptedException {
        StartLines progress = new StartLines(screen);
        return options.drift() ? new DriftDemo(screen, options).run(progress) : new Demo(screen, options).run(progress);
    }

    private static int fail(RuntimeException reason, int code) {
        System.err.println("onoma: " + reason.getMessage());
        return code;
    }
}
