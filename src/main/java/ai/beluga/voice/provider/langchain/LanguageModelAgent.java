package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Timers;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets a streaming chat model reply, token by token. */
final class LanguageModelAgent implements Agent {

    private final Function<HttpClientBuilder, StreamingChatModel> models;
    private final ChatMessages messages;
    private final CallTools tools;
    private final Wire wire;

    /**
     * What replies run on.
     *
     * @param patience the longest wait for the model's first word
     */
    record Wire(HttpClient http, Executor executor, Timers timers, Duration patience) {}

    /** @param models makes the model for one reply; cheap, all connections are in {@code wire} */
    LanguageModelAgent(
            Function<HttpClientBuilder, StreamingChatModel> models, ChatMessages messages, CallTools tools, Wire wire) {
        this.models = models;
        this.messages = messages;
        this.tools = tools;
        this.wire = wire;
    }

    @Override
    public Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        AbortableHttp http = new AbortableHttp(wire.http());
        ToolRounds rounds = new ToolRounds(tools, !request.tools().isEmpty());
        ReplyStream stream = new ReplyStream(rounds, replies, http, wire.timers(), wire.patience());
        stream.begin(then -> begin(request, http, then));
        return stream;
    }

    private void begin(AgentRequest request, AbortableHttp http, ReplyStream stream) {
        try {
            wire.executor().execute(() -> ask(request, http, stream));
        } catch (RejectedExecutionException full) {
            stream.fail(new ProviderException.Transient("no thread for the agent", full));
        }
    }

    private void ask(AgentRequest request, AbortableHttp http, ReplyStream stream) {
        if (stream.isOver()) {
            return;
        }
        try {
            List<ChatMessage> said = new ArrayList<>(messages.of(request));
            said.addAll(stream.toolMessages());
            ChatRequest chat = ChatRequest.builder()
                    .messages(said)
                    .toolSpecifications(tools.offered(request.tools()))
                    .build();
            models.apply(http.asBuilder()).chat(chat, stream);
        } catch (RuntimeException broken) {
            stream.onError(broken);
        }
    }
}
