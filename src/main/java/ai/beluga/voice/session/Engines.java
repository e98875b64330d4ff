package ai.beluga.voice.session;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.util.Optional;

/**
 * What a session hears, thinks and speaks with.
 *
 * @param model does all of it while it can; the engines of {@code providers} stand behind it
 */
public record Engines(
        NoiseSuppressor noise,
        VoiceActivityDetector voiceActivity,
        TurnDetector turnDetector,
        Providers providers,
        Optional<SpeechModel> model) {

    /** Without a model that does all of it. */
    public Engines(
            NoiseSuppressor noise,
            VoiceActivityDetector voiceActivity,
            TurnDetector turnDetector,
            Providers providers) {
        this(noise, voiceActivity, turnDetector, providers, Optional.empty());
    }

    /** The same with a model in front of them. */
    public Engines behind(SpeechModel all) {
        return new Engines(noise, voiceActivity, turnDetector, providers, Optional.of(all));
    }

    /** One of each, without any to stand in. */
    public Engines(
            NoiseSuppressor noise,
            VoiceActivityDetector voiceActivity,
            SpeechToText recogniser,
            TurnDetector turnDetector,
            Agent agent,
            TextToSpeech synthesizer) {
        this(noise, voiceActivity, turnDetector, Providers.ofOne(recogniser, agent, synthesizer));
    }
}
