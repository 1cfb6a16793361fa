package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Peer;
import dev.onoma.endtoend.site.Site;
import dev.onoma.endtoend.site.Weather;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;

/** Something that goes wrong, and comes right again. */
sealed interface Fault {

    /** Makes it go wrong. */
    void strike(Site site) throws InterruptedException, SQLException;

    /** Makes it come right; returns when it is. */
    default void heal(Site site) throws InterruptedException {}

    /** {@code kill -9}. */
    record Kill(Service service) implements Fault {
        @Override
        public void strike(Site site) {
            site.kill(service);
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            site.restart(service);
        }
    }

    /** {@code SIGSTOP}: others take over, and it goes on later as if nothing had been. */
    record Freeze(Service service) implements Fault {
        @Override
        public void strike(Site site) throws InterruptedException {
            site.freeze(service);
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            site.wake(service);
        }
    }

    /** Another one of the service comes and goes while the first works, or sleeps. */
    record Replace(Service service, boolean asleep) implements Fault {
        @Override
        public void strike(Site site) throws InterruptedException {
            if (asleep) {
                site.freeze(service);
            }
            try (AutoCloseable another = site.startAnother(service)) {
                // It takes partitions over while it starts, and gives them back when it ends.
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("The second " + service.label(), e);
            }
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            if (asleep) {
                site.wake(service);
            }
        }
    }

    /** Every connection breaks at once, and the server recovers from its log. */
    record CrashPostgres() implements Fault {
        @Override
        public void strike(Site site) throws InterruptedException {
            site.crashPostgres();
        }
    }

    /** Connections break in whatever they are, COMMIT included. */
    record CutSessions(Service service) implements Fault {
        @Override
        public void strike(Site site) throws SQLException {
            site.cutSessions(service);
        }
    }

    /** The broker is killed. */
    record KillKafka() implements Fault {
        @Override
        public void strike(Site site) throws InterruptedException {
            site.killKafka();
        }

        @Override
        public void heal(Site site) {
            site.restartKafka();
        }
    }

    /** The network between a service and what it talks to. */
    record BadWeather(Service service, Peer peer, Weather weather) implements Fault {
        @Override
        public void strike(Site site) {
            site.between(service, peer).weather(weather);
        }

        @Override
        public void heal(Site site) {
            site.between(service, peer).weather(new Weather.Fine());
        }
    }

    /** Any. */
    static Fault random(SplittableRandom random) {
        Service service = any(Service.values(), random);
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Kill(service);
            case 2 -> new Freeze(service);
            case 3 -> new Replace(random.nextBoolean() ? Service.EXECUTOR : Service.PLANNER, random.nextBoolean());
            case 4 -> new CrashPostgres();
            case 5 -> new CutSessions(service);
            case 6 -> new KillKafka();
            default -> new BadWeather(service, any(Peer.values(), random), weather(random));
        };
    }

    private static Weather weather(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Weather.Slow(Duration.ofMillis(random.nextLong(5, 60)));
            case 1 -> new Weather.Silent(true, false);
            case 2 -> new Weather.Silent(false, true);
            default -> random.nextBoolean() ? new Weather.Silent(true, true) : new Weather.Cut();
        };
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }
}
