package ai.beluga.voice.audio;

import java.time.Duration;
import java.util.Objects;

/**
 * How audio of one channel is written down.
 *
 * @param encoding of a sample
 * @param sampleRateHz samples per second, 8000 to 48000
 */
public record AudioFormat(Encoding encoding, int sampleRateHz) {

    /** What Twilio sends and plays: mu-law at 8 kHz. */
    public static final AudioFormat TELEPHONE = new AudioFormat(Encoding.MU_LAW, 8_000);

    /** PCM16 at 8 kHz. */
    public static final AudioFormat PCM_8K = new AudioFormat(Encoding.PCM16, 8_000);

    /** PCM16 at 16 kHz. */
    public static final AudioFormat PCM_16K = new AudioFormat(Encoding.PCM16, 16_000);

    public AudioFormat {
        Objects.requireNonNull(encoding, "encoding");
        if (sampleRateHz < 8_000 || sampleRateHz > 48_000) {
            throw new IllegalArgumentException("sample rate must be 8000 to 48000 Hz: " + sampleRateHz);
        }
    }

    /** How long {@code bytes} of this format last. */
    public Duration durationOf(long bytes) {
        return Duration.ofNanos(bytes / encoding.bytesPerSample() * 1_000_000_000L / sampleRateHz);
    }
}
