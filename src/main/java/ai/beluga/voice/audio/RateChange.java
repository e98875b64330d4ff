package ai.beluga.voice.audio;

import java.util.Optional;

/** Brings audio from one sample rate to another; the same rate passes untouched. */
public final class RateChange {

    /** Takes samples; valid only during the call. */
    @FunctionalInterface
    public interface Sink {
        void accept(short[] samples, int offset, int length);
    }

    private static final int TELEPHONE_HZ = 8_000;

    private final Optional<Resampler> resampler;
    private short[] changed = new short[0];

    private RateChange(int fromHz, int toHz) {
        this.resampler = fromHz == toHz ? Optional.empty() : Optional.of(new Resampler(fromHz, toHz));
    }

    /** From 8 kHz. */
    public static RateChange fromTelephone(int toHz) {
        return new RateChange(TELEPHONE_HZ, toHz);
    }

    /** To 8 kHz. */
    public static RateChange toTelephone(int fromHz) {
        return new RateChange(fromHz, TELEPHONE_HZ);
    }

    /** Changes the first {@code length} samples. */
    public void change(short[] samples, int length, Sink sink) {
        if (resampler.isEmpty()) {
            sink.accept(samples, 0, length);
            return;
        }
        int room = resampler.get().maxOutput(length);
        if (changed.length < room) {
            changed = new short[room];
        }
        int count = resampler.get().process(samples, 0, length, changed, 0);
        sink.accept(changed, 0, count);
    }

    /** What comes next does not continue what came before. */
    public void reset() {
        resampler.ifPresent(Resampler::reset);
    }
}
