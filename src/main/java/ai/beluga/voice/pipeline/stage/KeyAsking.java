package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.TurnId;
import java.util.Optional;

/** The agent's reply that asked for keys, until it is told what became of them. */
final class KeyAsking {

    private Optional<Asking> open = Optional.empty();

    private record Asking(TurnId turn, Agent.Reply reply) {}

    /** This reply asks; one that asked before gets none. */
    void askedBy(TurnId turn, Agent.Reply reply) {
        keyed(new DigitResult.GivenUp());
        open = Optional.of(new Asking(turn, reply));
    }

    boolean areAskedIn(TurnId turn) {
        return open.filter(asking -> asking.turn().equals(turn)).isPresent();
    }

    /** What became of the keys, for whoever asked for some. */
    void keyed(DigitResult result) {
        Optional<Asking> asked = open;
        open = Optional.empty();
        asked.ifPresent(to -> to.reply().keyed(result));
    }
}
