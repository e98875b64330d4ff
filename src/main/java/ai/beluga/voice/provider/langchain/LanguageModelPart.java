package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.time.Timers;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prepares the language model at the start, when one is chosen. Nothing is sent before the first question. */
@Singleton
public final class LanguageModelPart implements StartupPart {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    /** LangChain4j insists on a key; servers without accounts ignore it. */
    private static final String NO_KEY = "none";

    private final Configuration configuration;
    private final Executor executor;
    private final Timers timers;
    private volatile @Nullable Agent agent;
    private @Nullable HttpClient http;

    @Inject
    LanguageModelPart(Configuration configuration, ManagedExecutorService executor, Timers timers) {
        this(configuration, (Executor) executor, timers);
    }

    LanguageModelPart(Configuration configuration, Executor executor, Timers timers) {
        this.configuration = configuration;
        this.executor = executor;
        this.timers = timers;
    }

    @Override
    public String name() {
        return "language model";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.isSet(LanguageModelKeys.BASE_URL)) {
            return;
        }
        List<Fault> faults = new LanguageModelKeys().check(configuration);
        if (!faults.isEmpty()) {
            throw new StartupFault(faults.getFirst());
        }
        URI address = configuration.get(LanguageModelKeys.BASE_URL);
        HttpClient client = client(address);
        http = client;
        CallTools tools = new CallTools(configuration.isSet(GatewayKeys.TRANSFER_NUMBER));
        agent = new LanguageModelAgent(
                models(address),
                new ChatMessages(configuration.get(LanguageModelKeys.PROMPT), tools.transfers()),
                tools,
                new LanguageModelAgent.Wire(client, executor, timers, configuration.get(LanguageModelKeys.TIMEOUT)));
    }

    /** The agent; asked for a reply before it was prepared, it fails. */
    @Produces
    @Singleton
    @ProviderId("llm")
    public Agent agent() {
        return this::reply;
    }

    private Agent.Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        Agent prepared = agent;
        if (prepared == null) {
            throw new IllegalStateException("no language model is prepared");
        }
        return prepared.reply(request, replies);
    }

    /** Servers without TLS are often small ones that stumble over an offer of HTTP/2. */
    private HttpClient client(URI address) {
        boolean secure = address.getScheme().equals("https");
        return HttpClient.newBuilder()
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .executor(executor)
                .build();
    }

    private Function<HttpClientBuilder, StreamingChatModel> models(URI address) {
        String model = configuration.get(LanguageModelKeys.MODEL);
        @Nullable
        Double temperature = configuration.isSet(LanguageModelKeys.TEMPERATURE)
                ? configuration.get(LanguageModelKeys.TEMPERATURE)
                : null;
        return client -> OpenAiStreamingChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(address.toString())
                .apiKey(key())
                .modelName(model)
                .temperature(temperature)
                .build();
    }

    private String key() {
        return configuration.isSet(LanguageModelKeys.API_KEY)
                ? configuration.current(LanguageModelKeys.API_KEY).reveal()
                : NO_KEY;
    }

    @PreDestroy
    void unload() {
        agent = null;
        if (http != null) {
            http.shutdownNow();
        }
    }
}
