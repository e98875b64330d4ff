package ai.beluga.voice.speech.halves;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Timers;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What one call has of a model that only hears and speaks: both halves share one stream, which lives while one of them does. */
public final class ModelHalves {

    /** What a model has to be able to do. */
    public static final Set<Capability> NEEDED =
            Set.copyOf(EnumSet.of(Capability.OUR_TURNS, Capability.HEARS_ONLY, Capability.EXACT_WORDS));

    private final SharedStream shared;

    /** @param used told what the model has used since the last report, from any thread; must return at once */
    public ModelHalves(SpeechToSpeech model, Timers timers, Consumer<S2sEvent.Usage> used) {
        this.shared = new SharedStream(model, timers, used);
    }

    /** The model as a recogniser: every pause is an utterance of its own. One stream at a time. */
    public SpeechToText hearing() {
        return new SpeechToText() {
            @Override
            public AudioFormat input() {
                return AudioFormat.PCM_8K;
            }

            @Override
            public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
                HearingHalf half = new HearingHalf(shared, events);
                return shared.join(language, half, half);
            }
        };
    }

    /** The model as a voice without word times: every segment is a reply of its own. One stream at a time. */
    public TextToSpeech speaking() {
        return new TextToSpeech() {
            @Override
            public AudioFormat output() {
                return AudioFormat.TELEPHONE;
            }

            @Override
            public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
                SpeakingHalf half = new SpeakingHalf(shared, events);
                return shared.join(language, half, half);
            }
        };
    }
}
