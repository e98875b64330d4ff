package ai.beluga.voice.load.server;

import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The product's detector, with a count of the caller's samples that came to it. */
@Singleton
@ProviderId("counted")
public class CountedVoice implements VoiceActivityDetector {

    private final VoiceActivityDetector real;
    private final LongAdder samples = new LongAdder();

    @Inject
    public CountedVoice(@ProviderId("silero") VoiceActivityDetector real) {
        this.real = real;
    }

    /** Samples of all calls since the deployment. */
    long samples() {
        return samples.sum();
    }

    @Override
    public int sampleRateHz() {
        return real.sampleRateHz();
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        Stream stream = real.open(scores);
        return new Stream() {
            @Override
            public void accept(short[] audio, int offset, int length) {
                samples.add(length);
                stream.accept(audio, offset, length);
            }

            @Override
            public void reset() {
                stream.reset();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
