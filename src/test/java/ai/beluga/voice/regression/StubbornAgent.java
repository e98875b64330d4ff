package ai.beluga.voice.regression;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;

/** Says all it has to say, also after it was told to stop; first what is scripted, then what the other agent says. */
final class StubbornAgent implements Agent {

    private final Agent other;
    private final Timers timers;
    private Duration perEvent = Duration.ZERO;
    private AgentReply[] script = {};

    StubbornAgent(Agent other, Timers timers) {
        this.other = other;
        this.timers = timers;
    }

    /** The next reply, with so much time before each event. */
    void says(Duration before, AgentReply... events) {
        perEvent = before;
        script = events;
    }

    @Override
    public Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        if (script.length == 0) {
            return other.reply(request, replies);
        }
        Duration at = Duration.ZERO;
        for (AgentReply event : script) {
            at = at.plus(perEvent);
            timers.schedule(at, () -> replies.accept(event));
        }
        script = new AgentReply[0];
        return () -> {};
    }
}
