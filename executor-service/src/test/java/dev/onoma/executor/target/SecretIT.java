package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.command.Command;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.events.Event;
import dev.onoma.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SecretIT {

    private static final String PASSWORD = "s3cret-that-nobody-may-see";

    @Test
    void noTextShowsThePassword() throws Exception {
        List<String> texts = new CopyOnWriteArrayList<>();
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("dev.onoma");
        Handler listener = listener(texts);
        root.addHandler(listener);
        ours.setLevel(Level.ALL);
        try (TestDatabase database = TestDatabases.fresh()) {
            String nowhere = "jdbc:postgresql://localhost:1/shop";
            String missing = database.url() + "_missing";
            for (String url : List.of(nowhere, missing, database.url())) {
                Target target = Bench.target(url, database.user(), PASSWORD);
                texts.add(target.toString());
                exercise(target, texts);
            }
        } finally {
            root.removeHandler(listener);
            ours.setLevel(null);
        }
        assertThat(texts).hasSizeGreaterThan(6).noneMatch(text -> text.contains(PASSWORD));
    }

    @Test
    void aPasswordInTheUrlIsRefusedWithoutBeingShown() {
        assertThatThrownBy(
                        () -> Bench.target("jdbc:postgresql://localhost/shop?user=a&password=" + PASSWORD, "a", null))
                .hasMessageContaining("onoma.targets.shop.jdbc-url")
                .hasMessageNotContaining(PASSWORD);
    }

    private static void exercise(Target target, List<String> texts) throws Exception {
        List<Event> events = new ArrayList<>();
        try (TargetWorker worker = Bench.worker(target, Bench.giveUpAfter(Duration.ofMillis(200)))) {
            worker.handle(new Command.FenceRun(Bench.RUN, "shop", 1, Bench.PLAN, null, null, "ann"), events::add);
            worker.handle(new Command.ApplyStep(Bench.RUN, "shop", 1, Steps.renameTable(1)), events::add);
        }
        events.forEach(event -> texts.add(Json.write(event)));
    }

    private static Handler listener(List<String> texts) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                texts.add(entry.getMessage());
                for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                    texts.add(String.valueOf(cause.getMessage()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
