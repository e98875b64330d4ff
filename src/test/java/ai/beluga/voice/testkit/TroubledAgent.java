package ai.beluga.voice.testkit;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;

/** Names itself and repeats the question, and fails in the way it is told to. */
public final class TroubledAgent implements Agent {

    /** What goes wrong, until told otherwise. */
    public enum Trouble {
        NONE,
        THROWS,
        FAILS_BEFORE_A_WORD,
        REFUSES,
        SAYS_NOTHING,
        ENDS_WITHOUT_A_WORD,
        SAYS_ONLY_BLANKS,
        FAILS_AFTER_A_SENTENCE,
        HANGS_AFTER_A_SENTENCE,
        HANGS_IN_ITS_FIRST_SENTENCE,
        /** Says that nothing may stop it, and then nothing. */
        SAYS_ONLY_WHAT_STOPS_IT
    }

    private final String name;
    private final Timers timers;
    private Trouble trouble = Trouble.NONE;
    private Duration delay = Duration.ofMillis(50);
    private Duration shortDelay = Duration.ofMillis(50);
    private int asked;
    private int cancelled;
    private int confirmed;

    public TroubledAgent(String name, Timers timers) {
        this.name = name;
        this.timers = timers;
    }

    public void has(Trouble now) {
        trouble = now;
    }

    /** Takes so long from now on. */
    public void answersAfter(Duration later) {
        answersAfter(later, later);
    }

    /** Takes so long from now on, and so long for an answer that is to be short. */
    public void answersAfter(Duration later, Duration whenShort) {
        delay = later;
        shortDelay = whenShort;
    }

    public int asked() {
        return asked;
    }

    public int cancelled() {
        return cancelled;
    }

    public int confirmed() {
        return confirmed;
    }

    @Override
    public Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        asked++;
        if (trouble == Trouble.THROWS) {
            throw new IllegalStateException("planted");
        }
        Timers.Cancellable saying = timers.schedule(request.brief() ? shortDelay : delay, () -> say(request, replies));
        return new Reply() {
            @Override
            public void cancel() {
                cancelled++;
                saying.cancel();
            }

            @Override
            public void confirm() {
                confirmed++;
            }
        };
    }

    private void say(AgentRequest request, Consumer<AgentReply> replies) {
        switch (trouble) {
            case FAILS_BEFORE_A_WORD ->
                replies.accept(new AgentReply.Failed(new ProviderException.Transient("planted")));
            case REFUSES -> replies.accept(new AgentReply.Failed(new ProviderException.Permanent("planted")));
            case SAYS_NOTHING -> {}
            case SAYS_ONLY_WHAT_STOPS_IT -> replies.accept(new AgentReply.StoppedBy(Interruptibility.NEVER));
            case ENDS_WITHOUT_A_WORD -> replies.accept(new AgentReply.Ended(Then.LISTEN));
            case SAYS_ONLY_BLANKS -> {
                replies.accept(new AgentReply.TextChunk(" \n"));
                replies.accept(new AgentReply.Ended(Then.LISTEN));
            }
            case FAILS_AFTER_A_SENTENCE -> {
                replies.accept(new AgentReply.TextChunk("Let me see. And "));
                replies.accept(new AgentReply.Failed(new ProviderException.Transient("planted")));
            }
            case HANGS_AFTER_A_SENTENCE -> replies.accept(new AgentReply.TextChunk("Let me see. And "));
            case HANGS_IN_ITS_FIRST_SENTENCE -> replies.accept(new AgentReply.TextChunk("Let me "));
            default -> {
                String says = request.brief() ? " says in short " : " says ";
                replies.accept(new AgentReply.TextChunk(name + says + request.question() + "."));
                replies.accept(new AgentReply.Ended(Then.LISTEN));
            }
        }
    }
}
