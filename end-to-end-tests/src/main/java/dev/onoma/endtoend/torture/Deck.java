package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Peer;
import dev.onoma.endtoend.site.Server;
import dev.onoma.endtoend.site.Weather;
import dev.onoma.local.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Faults of every kind in one endless order by chance: in one pass comes every kind, and of the weathers one for each link, in five
 * passes each. What is at a place is always the same, so that a trip can be made again alone.
 */
final class Deck {

    private static final List<Duration> APART =
            List.of(Duration.ofMinutes(30), Duration.ofHours(26), Duration.ofMinutes(-30), Duration.ofHours(-26));
    private static final List<Weather> WEATHERS = List.of(
            new Weather.Slow(Duration.ofMillis(30)),
            new Weather.Silent(true, false),
            new Weather.Silent(false, true),
            new Weather.Silent(true, true),
            new Weather.Cut());

    /** More than there is between two steps; where no work is left it is in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<Card> cards = new ArrayList<>();

    /** The kinds that take turns at one place of a pass. */
    private record Card(List<Fault> faults) {}

    /**
     * @param disk whether the disk can be full here
     * @param clocks whether clocks can be wrong here
     */
    Deck(String target, boolean disk, boolean clocks) {
        for (Service service : Service.values()) {
            add(new Fault.Kill(service));
            add(new Fault.Freeze(service));
            add(new Fault.Beside(service, false));
            add(new Fault.Beside(service, true));
            add(new Fault.CutSessions(service));
            if (clocks) {
                cards.add(new Card(APART.stream()
                        .<Fault>map(by -> new Fault.WrongClock(service, by))
                        .toList()));
            }
            for (Peer peer : Peer.of(service)) {
                cards.add(new Card(WEATHERS.stream()
                        .<Fault>map(weather -> new Fault.BadWeather(service, peer, weather))
                        .toList()));
            }
        }
        for (Server server : Server.values()) {
            add(new Fault.Down(server));
        }
        for (HeldFault.Kind kind : HeldFault.Kind.values()) {
            add(new HeldFault(kind, target, PATIENCE));
        }
        if (disk) {
            add(new Fault.FullDisk());
        }
    }

    private void add(Fault fault) {
        cards.add(new Card(List.of(fault)));
    }

    /** The names of all kinds, each once. */
    List<String> kinds() {
        return cards.stream()
                .flatMap(card -> card.faults().stream())
                .map(Fault::kind)
                .distinct()
                .toList();
    }

    /** The fault at a place. */
    Fault at(long place) {
        long pass = Math.floorDiv(place, cards.size());
        int[] order = order(pass);
        int card = order[Math.floorMod(place, cards.size())];
        List<Fault> faults = cards.get(card).faults();
        // Each link has another weather.
        return faults.get(Math.floorMod(pass + card, faults.size()));
    }

    private int[] order(long pass) {
        SplittableRandom random = new SplittableRandom(pass);
        int[] order = new int[cards.size()];
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
