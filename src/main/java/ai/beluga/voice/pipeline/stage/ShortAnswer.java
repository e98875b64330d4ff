package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A short answer that was asked for beside one that lets the caller wait. Whichever says something first is the answer. */
final class ShortAnswer {

    /** No prepared reply has it. */
    static final int GENERATION = -1;

    private final List<VoiceEvent.AgentSaid> early = new ArrayList<>();
    private Optional<Agent.Reply> reply = Optional.empty();
    private Optional<ProviderException> otherFailed = Optional.empty();

    /** What something said by it means. */
    enum News {
        /** It may still come. */
        NOT_YET,
        /** It is the answer. */
        COMES,
        /** It will not come, and the other one may. */
        NONE,
        /** Neither will come. */
        NEITHER
    }

    void begin(Agent.Reply begun) {
        early.clear();
        otherFailed = Optional.empty();
        reply = Optional.of(begun);
    }

    /** It is waited for. */
    boolean isAwaited() {
        return reply.isPresent();
    }

    /** The other answer has come, or nobody waits for either. */
    void drop() {
        reply.ifPresent(Agent.Reply::cancel);
        reply = Optional.empty();
        otherFailed = Optional.empty();
    }

    /** The other answer failed. */
    void isAlone(ProviderException cause) {
        otherFailed = Optional.of(cause);
    }

    /** It said something while it was waited for. */
    News take(VoiceEvent.AgentSaid said) {
        early.add(said);
        return switch (said.reply()) {
            case AgentReply.TextChunk chunk -> chunk.text().isBlank() ? News.NOT_YET : News.COMES;
            case AgentReply.CallsTool call -> News.COMES;
            case AgentReply.StoppedBy stopped -> News.NOT_YET;
            case AgentReply.AsksForKeys asks -> News.NOT_YET;
            case AgentReply.Ended ended -> ended.then() == AgentReply.Then.LISTEN ? none() : News.COMES;
            case AgentReply.Failed failed -> none();
        };
    }

    private News none() {
        return otherFailed.isPresent() ? News.NEITHER : News.NONE;
    }

    /** It is the answer from now on: gives it, allowed to do what it waited for. */
    Agent.Reply use() {
        Agent.Reply used = reply.orElseThrow();
        reply = Optional.empty();
        used.confirm();
        return used;
    }

    /** What it said up to now. */
    List<VoiceEvent.AgentSaid> early() {
        return List.copyOf(early);
    }
}
