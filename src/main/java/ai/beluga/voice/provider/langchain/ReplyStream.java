package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Timers;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One reply on its way: makes words of the model's tokens and ends exactly once, by its own end, a failure, silence of
 * the model or being given up.
 */
final class ReplyStream implements StreamingChatResponseHandler, Agent.Reply {

    private static final String GOODBYE = "Goodbye!";
    private static final String PUT_THROUGH = "One moment please, I will put you through.";

    private final ToolRounds tools;
    private final Consumer<AgentReply> replies;
    private final AbortableHttp http;
    private final Timers timers;
    private final Duration patience;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger progress = new AtomicInteger();
    private volatile Timers.Cancellable watch = () -> {};
    private volatile Thoughts thoughts = new Thoughts();
    private volatile boolean spoke;
    /** For tools: nothing is owed by the model. */
    private volatile boolean waits;

    private volatile Consumer<ReplyStream> ask = stream -> {};

    /** @param patience the longest wait for the first word, thoughts are none; each later one may take up to twice as long */
    ReplyStream(ToolRounds tools, Consumer<AgentReply> replies, AbortableHttp http, Timers timers, Duration patience) {
        this.tools = tools;
        this.replies = replies;
        this.http = http;
        this.timers = timers;
        this.patience = patience;
    }

    /**
     * Asks the model, now and whenever tools have their results.
     *
     * @param asking has this stream told what the model says
     */
    void begin(Consumer<ReplyStream> asking) {
        ask = asking;
        next();
    }

    private void next() {
        thoughts = new Thoughts();
        waits = false;
        watch();
        ask.accept(this);
    }

    /** What was called in this reply, and its results. */
    List<ChatMessage> toolMessages() {
        return tools.messages();
    }

    private void watch() {
        int seen = progress.get();
        watch = timers.schedule(patience, () -> stillThere(seen));
        if (over.get()) {
            watch.cancel();
        }
    }

    boolean isOver() {
        return over.get();
    }

    private void stillThere(int seen) {
        if (over.get() || waits) {
            return;
        }
        if (progress.get() == seen) {
            fail(new ProviderException.Transient("the language model said nothing for " + patience.toMillis() + " ms"));
        } else {
            watch();
        }
    }

    @Override
    public void cancel() {
        if (over.compareAndSet(false, true)) {
            watch.cancel();
            http.abort();
        }
    }

    @Override
    public void onPartialResponse(String token) {
        say(thoughts.without(token));
    }

    private void say(String text) {
        String words = spoken(text);
        if (!over.get() && !words.isEmpty()) {
            progress.incrementAndGet();
            spoke = spoke || !words.isBlank();
            replies.accept(new AgentReply.TextChunk(words));
        }
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
        progress.incrementAndGet();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (response.finishReason() == null) {
            fail(new ProviderException.Transient("the language model broke off"));
            return;
        }
        say(thoughts.rest());
        List<ToolExecutionRequest> calls = response.aiMessage().toolExecutionRequests();
        if (tools.isRound(calls)) {
            round(response);
            return;
        }
        Optional<Then> wanted = tools.wanted(calls);
        if (wanted.isEmpty() && !calls.isEmpty() && !spoke) {
            fail(new ProviderException.Transient("the language model called a tool that does not exist"));
        } else {
            end(wanted.orElse(Then.LISTEN));
        }
    }

    private void round(ChatResponse response) {
        if (tools.areTooMany()) {
            fail(new ProviderException.Transient("the language model called tools without end"));
            return;
        }
        waits = true;
        watch.cancel();
        for (AgentReply.CallsTool call : tools.begin(response.aiMessage())) {
            if (!over.get()) {
                replies.accept(call);
            }
        }
    }

    @Override
    public void toolResult(String id, String json) {
        if (tools.answered(id, json) && !over.get()) {
            progress.incrementAndGet();
            next();
        }
    }

    @Override
    public void onError(Throwable failure) {
        fail(Failures.of(failure));
    }

    void fail(ProviderException failure) {
        if (over.compareAndSet(false, true)) {
            watch.cancel();
            http.abort();
            replies.accept(new AgentReply.Failed(failure));
        }
    }

    /** The connection is left to end by itself, so that it can be used again; one that does not is closed. */
    private void end(Then then) {
        if (over.compareAndSet(false, true)) {
            watch.cancel();
            timers.schedule(patience, http::abort);
            if (!spoke && then != Then.LISTEN) {
                replies.accept(new AgentReply.TextChunk(then == Then.HANG_UP ? GOODBYE : PUT_THROUGH));
            }
            replies.accept(new AgentReply.Ended(then));
        }
    }

    /** Marks that models write against all instructions and nobody can say. */
    private static String spoken(String token) {
        return token.replaceAll("[*`]", "");
    }
}
