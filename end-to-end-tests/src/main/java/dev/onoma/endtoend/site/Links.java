package dev.onoma.endtoend.site;

import dev.onoma.embedded.FreePort;
import dev.onoma.embedded.KafkaBroker;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Wiring;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The links between services and what they talk to, one for each pair that talks; and what time it is for them. */
final class Links implements Wiring, AutoCloseable {

    private static final Pattern HOST = Pattern.compile("//localhost:(\\d+)");

    private final Map<Service, Map<Peer, Link>> links = new EnumMap<>(Service.class);
    private final List<KafkaBroker.Door> doors = new ArrayList<>();
    private final Map<Integer, Peer> databases = new HashMap<>();
    private final Optional<Clocks> clocks;

    /**
     * @param clocks what time it is for each service; empty for the machine's time
     */
    Links(Optional<Clocks> clocks) {
        this.clocks = clocks;
        for (Service service : Service.values()) {
            Map<Peer, Link> own = new EnumMap<>(Peer.class);
            for (Peer peer : Peer.of(service)) {
                own.put(peer, Link.open(service.label() + " – " + peer.name().toLowerCase(Locale.ROOT)));
            }
            links.put(service, own);
            // Kafka sends its clients where it says: each service has a door of its own, which leads back to its link.
            Link toKafka = between(service, Peer.KAFKA);
            KafkaBroker.Door door = new KafkaBroker.Door(service.name(), FreePort.any(), toKafka.port());
            doors.add(door);
            toKafka.to(door.port());
        }
    }

    Link between(Service service, Peer peer) {
        Link link = links.getOrDefault(service, Map.of()).get(peer);
        if (link == null) {
            throw new IllegalStateException("No link between " + service + " and " + peer);
        }
        return link;
    }

    /** Which server listens on a port. */
    void serves(Peer database, int port) {
        databases.put(port, database);
    }

    List<KafkaBroker.Door> doors() {
        return doors;
    }

    void fine() {
        links.values().forEach(own -> own.values().forEach(link -> link.weather(new Weather.Fine())));
    }

    @Override
    public String kafka(Service from, String direct) {
        return "localhost:" + between(from, Peer.KAFKA).port();
    }

    @Override
    public Database database(Service from, Database direct) {
        var host = HOST.matcher(direct.jdbcUrl());
        if (!host.find()) {
            throw new IllegalArgumentException("No database of this machine: " + direct);
        }
        int port = Integer.parseInt(host.group(1));
        Peer server = databases.get(port);
        if (server == null) {
            throw new IllegalArgumentException("No database of this site: " + direct);
        }
        Link link = between(from, server).to(port);
        return new Database(host.replaceFirst("//localhost:" + link.port()), direct.user(), direct.password());
    }

    @Override
    public URI planner(Service from, URI direct) {
        return Peer.of(from).contains(Peer.PLANNER)
                ? URI.create("http://localhost:"
                        + between(from, Peer.PLANNER).to(direct.getPort()).port())
                : direct;
    }

    @Override
    public Map<String, String> environment(Service of) {
        return clocks.map(all -> all.environment(of)).orElse(Map.of());
    }

    @Override
    public void close() {
        links.values().forEach(own -> own.values().forEach(Link::close));
    }
}
