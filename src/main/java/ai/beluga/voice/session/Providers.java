package ai.beluga.voice.session;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.FallbackAgent;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.FallbackSpeechToText;
import ai.beluga.voice.speech.fallback.FallbackTextToSpeech;
import ai.beluga.voice.speech.fallback.RecordedWords;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The engines that can fail a call, each with those that stand in for it; shared by all calls.
 *
 * @param recordings what can be said when no synthesizer works
 */
public record Providers(
        Chain<SpeechToText> recognisers,
        Chain<Agent> agents,
        Chain<TextToSpeech> synthesizers,
        Optional<TextToSpeech> recordings,
        FallbackSettings settings) {

    private static final String ONLY = "only";

    /** One of each. */
    static Providers ofOne(SpeechToText recogniser, Agent agent, TextToSpeech synthesizer) {
        return new Providers(
                Chain.ofOne(EnginePort.STT, ONLY, recogniser),
                Chain.ofOne(EnginePort.AGENT, ONLY, agent),
                Chain.ofOne(EnginePort.TTS, ONLY, synthesizer),
                Optional.empty(),
                FallbackSettings.DEFAULT);
    }

    /** The same agents; these hear and speak before the others do. */
    Providers behind(Chain<SpeechToText> hearing, Chain<TextToSpeech> speaking) {
        return new Providers(hearing.before(recognisers), agents, speaking.before(synthesizers), recordings, settings);
    }

    SpeechToText recogniser(CallContext call) {
        return new FallbackSpeechToText(recognisers, settings.recogniser(), call);
    }

    /** @param reply the longest wait for the first audio of a reply */
    Agent agent(CallContext call, Duration reply) {
        return new FallbackAgent(agents, settings.agent(reply), settings.pause(), call);
    }

    TextToSpeech synthesizer(CallContext call) {
        return new FallbackTextToSpeech(synthesizers, recordings, settings.synthesizer(), call);
    }

    /** Telephone audio of what can be said when no synthesizer works. */
    RecordedWords recorded(Locale language) {
        return new RecordedWords(recordings, language);
    }

    /** How long an agent may owe words in mid-reply; shorter where another can give the next answer. */
    Duration agentPause(Duration reply) {
        boolean others = agents.links().size() > 1;
        return others && settings.pause().compareTo(reply) < 0 ? settings.pause() : reply;
    }
}
