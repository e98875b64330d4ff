package ai.beluga.voice.testkit;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.session.Reasoning;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Scripted models as a session takes them. */
final class ScriptedChain {

    private ScriptedChain() {}

    static SpeechModel of(
            ScriptedModel first,
            Optional<ScriptedModel> standIn,
            Opening.Turns turns,
            Reasoning reasoning,
            int handOverFrom) {
        Chain<SpeechToSpeech> alone = Chain.ofOne(EnginePort.S2S, "scripted", first);
        Chain<SpeechToSpeech> both = standIn.map(other -> Chain.<SpeechToSpeech>ofOne(EnginePort.S2S, "other", other))
                .map(other -> new Chain<>(
                        EnginePort.S2S,
                        Stream.concat(alone.links().stream(), other.links().stream())
                                .toList()))
                .orElse(alone);
        return new SpeechModel(
                both, "Be kind.", FallbackLimits.DEFAULT, turns, Duration.ofMillis(700), true, reasoning, handOverFrom);
    }
}
