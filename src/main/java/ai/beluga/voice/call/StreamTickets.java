package ai.beluga.voice.call;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.time.Ticker;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One-time tickets that let a stream in: 192 random bits, good for one call, once, for a short time. One a call: a new
 * one replaces the last.
 */
@Singleton
public class StreamTickets {

    private static final int TICKET_BYTES = 24;

    private final Map<CallId, Ticket> waiting = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<Duration> life;
    private final Ticker ticker;
    private final Consumer<StreamPromised> promised;

    private record Ticket(String value, long untilNanos) {}

    /** What a shown ticket turned out to be. */
    public enum Redemption {
        /** Good; it will not be a second time. */
        ADMITTED,
        /** It was this call's, too long ago. */
        STALE,
        /** Used already, another call's, or invented. */
        UNKNOWN
    }

    @Inject
    StreamTickets(Configuration configuration, Ticker ticker, Event<StreamPromised> promised) {
        this(() -> configuration.get(CallKeys.TICKET_LIFE), ticker, promised::fire);
    }

    /** @param promised told of every ticket, on the thread that asked for it */
    StreamTickets(Supplier<Duration> life, Ticker ticker, Consumer<StreamPromised> promised) {
        this.life = life;
        this.ticker = ticker;
        this.promised = promised;
    }

    /** The ticket of a call: the same until it is used or too old, so that a repeated question has the same answer. */
    public String issue(CallId call) {
        promised.accept(new StreamPromised(call));
        return known(call);
    }

    private synchronized String known(CallId call) {
        long now = ticker.nanos();
        waiting.values().removeIf(ticket -> expired(ticket, now));
        Ticket known = waiting.get(call);
        String value = known == null ? draw() : known.value();
        waiting.put(call, new Ticket(value, now + life.get().toNanos()));
        return value;
    }

    /** Uses a ticket up. */
    public synchronized Redemption redeem(CallId call, String shown) {
        Ticket ticket = waiting.get(call);
        if (ticket == null || !same(ticket.value(), shown)) {
            return Redemption.UNKNOWN;
        }
        waiting.remove(call);
        return expired(ticket, ticker.nanos()) ? Redemption.STALE : Redemption.ADMITTED;
    }

    /** How many are waiting to be used. */
    synchronized int count() {
        return waiting.size();
    }

    private String draw() {
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean expired(Ticket ticket, long nowNanos) {
        return nowNanos - ticket.untilNanos() > 0;
    }

    private static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
