package ai.beluga.voice.load.server;

import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The product's detector of ends, which hears all of the caller's audio, with a count of it. */
@Singleton
@ProviderId("counted")
public class CountedTurns implements TurnDetector {

    private final TurnDetector real;
    private final LongAdder samples = new LongAdder();

    @Inject
    public CountedTurns(@ProviderId("silence") TurnDetector real) {
        this.real = real;
    }

    /** Samples of all calls since the deployment. */
    long samples() {
        return samples.sum();
    }

    @Override
    public int costMicros() {
        return real.costMicros();
    }

    @Override
    public Stream open(Consumer<TurnEstimate> estimates) {
        Stream stream = real.open(estimates);
        return new Stream() {
            @Override
            public void accept(short[] audio, int offset, int length) {
                samples.add(length);
                stream.accept(audio, offset, length);
            }

            @Override
            public void speaking() {
                stream.speaking();
            }

            @Override
            public void paused(int pause, String text) {
                stream.paused(pause, text);
            }

            @Override
            public void endTurn() {
                stream.endTurn();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
