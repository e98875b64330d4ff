package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.ClauseCutter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.TurnDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reply asked for before its turn was over, and what the agent has said of it so far. */
final class PreparedReply {

    /** Some five minutes of speech. */
    private static final int MOST_CHARACTERS = 5_000;

    private final TurnDecision.Prepare asked;
    private final Ground ground;
    private final long askedNanos;
    private final Agent.Reply reply;
    private final List<VoiceEvent.AgentSaid> said = new ArrayList<>();
    private final ClauseCutter cutter = new ClauseCutter();
    private Optional<String> firstClause = Optional.empty();
    private int characters;
    private boolean failed;
    private boolean onlyTalk;

    /**
     * On what it stands.
     *
     * @param history what was said and heard before the words it answers
     * @param notes what had become of tools by then
     */
    record Ground(List<Utterance> history, List<String> notes) {}

    /** @param ground on what it stands */
    PreparedReply(TurnDecision.Prepare asked, Ground ground, long askedNanos, Agent.Reply reply) {
        this.asked = asked;
        this.ground = ground;
        this.askedNanos = askedNanos;
        this.reply = reply;
    }

    TurnDecision.Prepare asked() {
        return asked;
    }

    Ground ground() {
        return ground;
    }

    long askedNanos() {
        return askedNanos;
    }

    /** Gives it up, or lets it do what it waits for. */
    Agent.Reply reply() {
        return reply;
    }

    boolean isFrom(VoiceEvent.AgentSaid event) {
        return event.turn().equals(asked.turn()) && event.generation() == asked.generation();
    }

    void take(VoiceEvent.AgentSaid event) {
        said.add(event);
        switch (event.reply()) {
            case AgentReply.TextChunk chunk -> {
                characters += chunk.text().length();
                failed |= characters > MOST_CHARACTERS;
                cutter.add(chunk.text(), this::clause);
            }
            case AgentReply.Ended ended -> {
                cutter.finish(this::clause);
                onlyTalk = ended.then() == AgentReply.Then.LISTEN;
            }
            case AgentReply.CallsTool call -> cutter.finish(this::clause); // called once the reply is used
            case AgentReply.StoppedBy stopped -> {} // told with the words, once the reply is used
            case AgentReply.AsksForKeys asks -> {} // likewise
            case AgentReply.Failed failure -> failed = true;
        }
    }

    private void clause(String text) {
        firstClause = firstClause.isEmpty() ? Optional.of(text) : firstClause;
    }

    /** What the caller would hear first. */
    Optional<String> firstClause() {
        return firstClause;
    }

    List<VoiceEvent.AgentSaid> said() {
        return said;
    }

    int characters() {
        return characters;
    }

    /** It broke off, or is too long to be kept. */
    boolean failed() {
        return failed;
    }

    /** It is complete, and the caller has the floor after it. */
    boolean onlyTalk() {
        return onlyTalk;
    }
}
