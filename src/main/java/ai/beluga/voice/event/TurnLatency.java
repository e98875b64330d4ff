package ai.beluga.voice.event;

import java.time.Duration;

/**
 * Where the time between the caller's last word and the first frame of the reply went. The parts add up to the whole.
 *
 * @param endpointing end of speech until the pause was long enough to be the end of the turn
 * @param recognition further wait for the recogniser's final text
 * @param agent from the question to the first clause of the reply
 * @param synthesis from that clause to its first audio
 * @param gateway all else
 */
public record TurnLatency(
        Duration endpointing, Duration recognition, Duration agent, Duration synthesis, Duration gateway) {

    /** End of the caller's speech to the first frame sent. */
    public Duration total() {
        return endpointing.plus(recognition).plus(agent).plus(synthesis).plus(gateway);
    }

    /** For people: milliseconds without a fraction, none off by one or more, whose sum is the whole, rounded down. */
    public TurnLatency inWholeMillis() {
        return new TurnLatency(
                whole(Duration.ZERO, endpointing),
                whole(endpointing, recognition),
                whole(endpointing.plus(recognition), agent),
                whole(endpointing.plus(recognition).plus(agent), synthesis),
                whole(total().minus(gateway), gateway));
    }

    private static Duration whole(Duration before, Duration part) {
        return Duration.ofMillis(before.plus(part).toMillis() - before.toMillis());
    }
}
