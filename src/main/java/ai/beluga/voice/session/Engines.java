package ai.beluga.voice.session;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;

/** What a session hears, thinks and speaks with. */
public record Engines(
        NoiseSuppressor noise, VoiceActivityDetector voiceActivity, TurnDetector turnDetector, Providers providers) {

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
