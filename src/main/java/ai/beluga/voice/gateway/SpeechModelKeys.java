package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.session.Reasoning;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.fallback.FallbackSpeechToSpeech;
import ai.beluga.voice.speech.halves.ModelHalves;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One model that hears, thinks and speaks. Which it is, {@link EngineKeys#S2S_PROVIDER} says. */
@Singleton
public class SpeechModelKeys implements Area {

    private static final String GATEWAY = "gateway";
    private static final String VENDOR = "vendor";
    private static final String MODEL = "model";
    private static final String EXTERNAL = "external";
    private static final String HYBRID = "hybrid";
    private static final int HAND_OVER = 3;

    static final Key<String> REASONING = Key.text("beluga.s2s.reasoning")
            .oneOf(MODEL, HYBRID, EXTERNAL)
            .byDefault(MODEL)
            .describedAs("Who decides what is said: `model`; or `hybrid`: the model, but a turn for which it calls tool"
                    + " after tool is answered by the agent (beluga.agent.provider) and the voice behind it; or"
                    + " `external`: the agent, the model only hears the caller and speaks the agent's words. With"
                    + " `external` every model has to say given words exactly (grok can), beluga.s2s.turns has to be"
                    + " `gateway`, and the other keys of this area have no effect. With `hybrid` every model has to"
                    + " call tools.");
    static final Key<Integer> HAND_OVER_FROM = Key.number("beluga.s2s.hand-over-from")
            .between(1, 20)
            .describedAs("With beluga.s2s.reasoning=hybrid, and only then: the call of a tool in one turn, counted from"
                    + " 1, that is not made for the model any more; the agent answers the turn. The third without it.");

    static final Key<String> INSTRUCTIONS = Key.text("beluga.s2s.instructions")
            .byDefault("You answer the telephone of this company. Be friendly, helpful and honest."
                    + " When you do not know something, say so. Speak in short sentences.")
            .describedAs("Who the model is, what it knows and how it is to speak.");
    static final Key<String> TURNS = Key.text("beluga.s2s.turns")
            .oneOf(GATEWAY, VENDOR)
            .byDefault(GATEWAY)
            .describedAs(
                    "Who tells when the caller's turn is over: `gateway`, as without a model; or `vendor`: the model"
                            + " replies by itself, and speech that it hears over its reply takes the floor."
                            + " amazon-nova takes `vendor` only.");
    static final Key<Duration> ANSWER = Key.duration("beluga.s2s.answer-timeout")
            .between(Duration.ofMillis(500), Duration.ofSeconds(20))
            .byDefault(Duration.ofMillis(2_500))
            .describedAs("A model that has not opened, or has said nothing of a reply, within this time is replaced by"
                    + " another stream, which is told or hears the question again; then by recogniser, agent and"
                    + " synthesizer. Where no other model is ready it is waited for longer: for"
                    + " beluga.recovery.alone-timeout, within beluga.turn.reply-timeout.");
    static final Key<Duration> INTERRUPTS_AFTER = Key.duration("beluga.s2s.interrupt-after")
            .between(Duration.ofMillis(200), Duration.ofMillis(1_500))
            .byDefault(Duration.ofMillis(700))
            .describedAs("Speech over the model for so long takes the floor, in place of"
                    + " beluga.turn.interrupt-after: what is said is not known in time. The model is silent from"
                    + " the first sound on, and goes on after a shorter one.");

    @Override
    public String title() {
        return "Speech to speech";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(REASONING, HAND_OVER_FROM, INSTRUCTIONS, TURNS, ANSWER, INTERRUPTS_AFTER);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        if (configuration.isSet(HAND_OVER_FROM) && reasoning(configuration) != Reasoning.HYBRID) {
            return List.of(configuration.fault(
                    HAND_OVER_FROM,
                    "nothing, because " + REASONING.name() + " is " + configuration.get(REASONING),
                    "remove it, or set " + REASONING.name() + " to " + HYBRID));
        }
        if (!configuration.isSet(EngineKeys.S2S_PROVIDER)) {
            return reasoning(configuration) == Reasoning.MODEL
                    ? List.of()
                    : List.of(configuration.fault(
                            EngineKeys.S2S_PROVIDER,
                            "a model that hears and speaks, because " + REASONING.name() + " is "
                                    + configuration.get(REASONING),
                            "name one, or remove " + REASONING.name()));
        }
        if (reasoning(configuration) == Reasoning.EXTERNAL) {
            return turns(configuration) == Opening.Turns.OURS
                    ? List.of()
                    : List.of(configuration.fault(
                            TURNS,
                            GATEWAY + ", because " + REASONING.name() + " is " + EXTERNAL
                                    + " and a model that takes the turns replies by itself",
                            "remove it"));
        }
        boolean needsWords = Set.of("words", "both").contains(configuration.get(InterruptionKeys.MODE));
        return needsWords
                ? List.of(configuration.fault(
                        InterruptionKeys.MODE,
                        "duration or either, because " + EngineKeys.S2S_PROVIDER.name()
                                + " is set and a model tells no words in time",
                        "write either, or remove it"))
                : List.of();
    }

    /** Models of which not all can do what is asked of them. */
    static Optional<Fault> unable(Configuration configuration, Chain<SpeechToSpeech> chain) {
        if (reasoning(configuration) == Reasoning.EXTERNAL) {
            return unableToServe(configuration, chain);
        }
        Capabilities common = FallbackSpeechToSpeech.common(chain);
        if (reasoning(configuration) == Reasoning.HYBRID && !common.has(Capability.TOOLS)) {
            return Optional.of(configuration.fault(
                    EngineKeys.S2S_PROVIDER,
                    "models that call tools, because " + REASONING.name() + " is " + HYBRID,
                    "choose models that do, or set " + REASONING.name() + " to " + MODEL
                            + "; each model's page tells what it can do"));
        }
        boolean ours = turns(configuration) == Opening.Turns.OURS;
        if (common.has(ours ? Capability.OUR_TURNS : Capability.VENDOR_TURNS)) {
            return Optional.empty();
        }
        boolean otherwise = common.has(ours ? Capability.VENDOR_TURNS : Capability.OUR_TURNS);
        return Optional.of(configuration.fault(
                EngineKeys.S2S_PROVIDER,
                ours
                        ? "models that can be told when the caller's turn is over, because " + TURNS.name() + " is "
                                + GATEWAY
                        : "models that tell themselves when the caller's turn is over, because " + TURNS.name() + " is "
                                + VENDOR,
                (otherwise ? "set " + TURNS.name() + " to " + (ours ? VENDOR : GATEWAY) + ", or " : "")
                        + "take out the models that cannot"
                        + "; each model's page tells what it can do"));
    }

    private static Optional<Fault> unableToServe(Configuration configuration, Chain<SpeechToSpeech> chain) {
        List<String> unable = chain.links().stream()
                .filter(link -> !link.engine().capabilities().all().containsAll(ModelHalves.NEEDED))
                .map(Chain.Link::name)
                .toList();
        return unable.isEmpty()
                ? Optional.empty()
                : Optional.of(configuration.fault(
                        EngineKeys.S2S_PROVIDER,
                        "models that hear without replying and say given words exactly, because " + REASONING.name()
                                + " is " + EXTERNAL + "; " + String.join(" and ", unable)
                                + " may say other words than the agent's",
                        "take out " + String.join(" and ", unable) + "; grok can"));
    }

    private static Reasoning reasoning(Configuration configuration) {
        return Reasoning.valueOf(configuration.get(REASONING).toUpperCase(Locale.ROOT));
    }

    private static Opening.Turns turns(Configuration configuration) {
        return configuration.get(TURNS).equals(VENDOR) ? Opening.Turns.VENDORS : Opening.Turns.OURS;
    }

    static SpeechModel model(Configuration configuration, Chain<SpeechToSpeech> chain, FallbackLimits bounds) {
        return new SpeechModel(
                chain,
                configuration.get(INSTRUCTIONS),
                bounds.answeringWithin(configuration.get(ANSWER)),
                turns(configuration),
                configuration.get(INTERRUPTS_AFTER),
                configuration.isSet(GatewayKeys.TRANSFER_NUMBER),
                reasoning(configuration),
                configuration.isSet(HAND_OVER_FROM) ? configuration.get(HAND_OVER_FROM) : HAND_OVER);
    }
}
