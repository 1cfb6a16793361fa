package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Peer;
import dev.onoma.endtoend.site.Server;
import dev.onoma.endtoend.site.Site;
import dev.onoma.endtoend.site.Weather;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Something that goes wrong, and comes right again. */
interface Fault {

    /** What kind it is, in words: faults of one kind are counted together. */
    String kind();

    /**
     * Makes it go wrong.
     *
     * @return whether it did: what is to happen at one point of a step needs a step that comes by
     */
    boolean strike(Site site) throws InterruptedException, SQLException;

    /** Makes it come right; returns when it is. */
    void heal(Site site) throws InterruptedException, SQLException;

    /** {@code kill -9}. */
    record Kill(Service service) implements Fault {
        @Override
        public String kind() {
            return service.label() + " killed";
        }

        @Override
        public boolean strike(Site site) {
            site.kill(service);
            return true;
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            site.restart(service);
        }
    }

    /** {@code SIGSTOP}: it goes on later as if nothing had been. */
    record Freeze(Service service) implements Fault {
        @Override
        public String kind() {
            return service.label() + " asleep";
        }

        @Override
        public boolean strike(Site site) throws InterruptedException {
            site.freeze(service);
            return true;
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            site.wake(service);
        }
    }

    /** Another one of the service comes, takes its part of the work, and leaves it again. */
    final class Beside implements Fault {

        private final Service service;
        private final boolean asleep;
        private final Overtaking overtaking = new Overtaking();

        /**
         * @param asleep whether the first sleeps past its time, and wakes while the other works
         */
        Beside(Service service, boolean asleep) {
            this.service = service;
            this.asleep = asleep;
        }

        @Override
        public String kind() {
            return "two of %s%s".formatted(service.label(), asleep ? ", the first asleep past its time" : "");
        }

        @Override
        public boolean strike(Site site) throws InterruptedException {
            if (asleep) {
                site.freeze(service);
            }
            overtaking.begin(site, service);
            if (asleep) {
                overtaking.awaitTimeOver();
            }
            return true;
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            if (asleep) {
                site.wake(service);
            }
            overtaking.end();
        }

        @Override
        public String toString() {
            return kind();
        }
    }

    /** It is killed, and is up again on its data a while later: a database recovers from its log. */
    record Down(Server server) implements Fault {
        @Override
        public String kind() {
            return "server %s killed".formatted(server.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean strike(Site site) throws InterruptedException {
            site.kill(server);
            return true;
        }

        @Override
        public void heal(Site site) {
            site.ensureUp();
        }
    }

    /** Connections to databases break in whatever they are. */
    record CutSessions(Service service) implements Fault {
        @Override
        public String kind() {
            return "sessions of %s ended".formatted(service.label());
        }

        @Override
        public boolean strike(Site site) throws SQLException {
            site.cutSessions(service);
            return true;
        }

        @Override
        public void heal(Site site) {}
    }

    /** The network between a service and what it talks to. */
    record BadWeather(Service service, Peer peer, Weather weather) implements Fault {
        @Override
        public String kind() {
            return "%s – %s %s".formatted(service.label(), peer.name().toLowerCase(Locale.ROOT), weather.description());
        }

        @Override
        public boolean strike(Site site) {
            site.between(service, peer).weather(weather);
            return true;
        }

        @Override
        public void heal(Site site) {
            site.between(service, peer).weather(new Weather.Fine());
        }
    }

    /** The disk that holds the data of both databases and of Kafka. */
    record FullDisk() implements Fault {
        @Override
        public String kind() {
            return "disk of the state folder full";
        }

        @Override
        public boolean strike(Site site) {
            site.fillDisk();
            return true;
        }

        @Override
        public void heal(Site site) {
            site.freeDisk();
            site.ensureUp();
        }
    }

    /** The service starts anew with a clock that is wrong, and keeps that until it gets another. */
    record WrongClock(Service service, Duration by) implements Fault {
        @Override
        public String kind() {
            return "clock of %s wrong".formatted(service.label());
        }

        @Override
        public boolean strike(Site site) {
            site.setClock(service, by);
            site.kill(service);
            return true;
        }

        @Override
        public void heal(Site site) throws InterruptedException {
            site.restart(service);
        }
    }
}
