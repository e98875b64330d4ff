package ai.beluga.voice.config;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The language model that speaks for the company. {@link EngineKeys#AGENT_PROVIDER} chooses it, or its address where that is
 * not set.
 */
@Singleton
public final class LanguageModelKeys implements Area {

    public static final Key<URI> BASE_URL = Key.uri("beluga.agent.llm.base-url")
            .where(url -> url.getScheme().equals("http") || url.getScheme().equals("https"), "http or https")
            .describedAs("The address of an OpenAI-compatible API, e.g. https://api.openai.com/v1; where"
                    + " beluga.agent.provider is not set, it chooses the language model as the agent.");

    public static final Key<Secret> API_KEY = Key.secret("beluga.agent.llm.api-key")
            .describedAs("The credential for the language model; needed when its address is https.");

    public static final Key<String> MODEL =
            Key.text("beluga.agent.llm.model").describedAs("The model's name as the API knows it.");

    public static final Key<String> PROMPT = Key.text("beluga.agent.llm.prompt")
            .byDefault("You answer the telephone of this company. Be friendly, helpful and honest."
                    + " When you do not know something, say so.")
            .describedAs("Who the model is and what it knows; rules for speaking on the telephone are added.");

    public static final Key<Duration> TIMEOUT = Key.duration("beluga.agent.llm.timeout")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(10))
            .describedAs("The longest wait for the model's first word, and at most beluga.turn.reply-timeout; once it"
                    + " speaks, silence of one to two times as long ends the reply.");

    public static final Key<Double> TEMPERATURE = Key.decimal("beluga.agent.llm.temperature")
            .between(0.0, 2.0)
            .describedAs("How freely the model chooses words; without it the server's own default holds.");

    @Override
    public String title() {
        return "Agent: language model";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(BASE_URL, API_KEY, MODEL, PROMPT, TIMEOUT, TEMPERATURE);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        boolean chosen = configuration.isSet(BASE_URL);
        if (!chosen && EngineKeys.isUsed(configuration, EngineKeys.AGENT_PROVIDER, "llm")) {
            faults.add(configuration.fault(
                    BASE_URL,
                    "the address of an OpenAI-compatible API, because " + EngineKeys.AGENT_PROVIDER.name()
                            + " names llm",
                    "set it, or take llm out of " + EngineKeys.AGENT_PROVIDER.name()));
        }
        if (!chosen && configuration.isSet(MODEL)) {
            faults.add(configuration.fault(
                    BASE_URL,
                    "the address of an OpenAI-compatible API, because " + MODEL.name() + " is set",
                    "set it, or remove " + MODEL.name()));
        }
        if (chosen && !configuration.isSet(MODEL)) {
            faults.add(configuration.fault(
                    MODEL,
                    "the name of a model, because " + BASE_URL.name() + " is set",
                    "set it to one the API offers"));
        }
        if (chosen && isPublic(configuration) && !configuration.isSet(API_KEY)) {
            faults.add(configuration.fault(
                    API_KEY,
                    "a credential, because " + BASE_URL.name() + " is https",
                    "set it, or name a file that holds it with " + API_KEY.name() + "-file"));
        }
        return faults;
    }

    private static boolean isPublic(Configuration configuration) {
        return configuration.get(BASE_URL).getScheme().equals("https");
    }
}
