package ai.beluga.voice.provider;

import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.time.Ticker;
import java.util.function.Consumer;

/** Notes on a model's audio when the vendor's message that brought it was there; hands everything on. */
public final class Arrivals implements Consumer<S2sEvent> {

    private final Consumer<S2sEvent> target;
    private volatile long receivedNanos;

    public Arrivals(Consumer<S2sEvent> target) {
        this.target = target;
    }

    /** A message is there, and is taken apart from now on. */
    public void received() {
        receivedNanos = Ticker.SYSTEM.nanos();
    }

    @Override
    public void accept(S2sEvent event) {
        target.accept(
                event instanceof S2sEvent.Audio audio
                        ? new S2sEvent.Audio(audio.part(), audio.muLaw(), receivedNanos)
                        : event);
    }
}
