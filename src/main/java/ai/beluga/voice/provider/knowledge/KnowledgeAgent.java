package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.speech.ProviderException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Says what the dialogue decides, sentence by sentence, from a thread of the executor. */
final class KnowledgeAgent implements Agent {

    private final Dialogue dialogue;
    private final Executor executor;

    KnowledgeAgent(Dialogue dialogue, Executor executor) {
        this.dialogue = dialogue;
        this.executor = executor;
    }

    @Override
    public Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Consumer<AgentReply> whileWanted = reply -> {
            if (!cancelled.get()) {
                replies.accept(reply);
            }
        };
        try {
            executor.execute(() -> speak(request, cancelled, whileWanted));
        } catch (RejectedExecutionException full) {
            replies.accept(new AgentReply.Failed(new ProviderException.Transient("no thread for the agent", full)));
        }
        return () -> cancelled.set(true);
    }

    private void speak(AgentRequest request, AtomicBoolean cancelled, Consumer<AgentReply> replies) {
        if (cancelled.get()) {
            return;
        }
        Answer answer;
        try {
            answer = dialogue.answer(request.conversation());
        } catch (RuntimeException | Error broken) { // whatever it is, the caller waits for a word
            replies.accept(new AgentReply.Failed(new ProviderException.Transient("no answer could be found", broken)));
            return;
        }
        answer.sentences().forEach(sentence -> replies.accept(new AgentReply.TextChunk(sentence + " ")));
        replies.accept(new AgentReply.Ended(answer.then()));
    }
}
