package ai.beluga.voice.agent;

import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One call's agent: asks the next agent of the chain the same when one fails, or has said nothing in time, before its first
 * words. An agent that has begun to speak is not replaced: two answers in one would contradict each other.
 */
public final class FallbackAgent implements Agent {

    private final CallChain<Agent> chain;
    private final FallbackLimits limits;
    private final Duration pause;
    private final CallContext context;

    /** @param pause an agent that is given up after it owed words for so long has failed */
    public FallbackAgent(Chain<Agent> chain, FallbackLimits limits, Duration pause, CallContext context) {
        this.chain = new CallChain<>(chain, limits.failures(), context.ticker(), context.facts());
        this.limits = limits;
        this.pause = pause;
        this.context = context;
    }

    @Override
    public Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        FallbackReply reply = new FallbackReply(chain, limits, pause, context, request, replies);
        reply.begin();
        return reply;
    }
}
