package ai.beluga.voice.audio;

import java.util.Arrays;

/** Makes a synthesizer's audio what the line takes: mu-law at 8 kHz. */
public final class ToTelephone {

    private final boolean ready;
    private final RateChange rate;
    private int segment = -1;
    private byte[] half = new byte[0];

    /** @param from telephone audio or PCM16 at any rate */
    public ToTelephone(AudioFormat from) {
        this.ready = from.equals(AudioFormat.TELEPHONE);
        if (!ready && from.encoding() != Encoding.PCM16) {
            throw new IllegalArgumentException("a synthesizer must give telephone audio or PCM16, not " + from);
        }
        this.rate = RateChange.toTelephone(from.sampleRateHz());
    }

    /**
     * Converts the next audio of a segment.
     *
     * @param number of the segment; another one than before does not continue what came before
     */
    public byte[] convert(int number, byte[] audio) {
        if (ready) {
            return audio;
        }
        if (number != segment) {
            segment = number;
            rate.reset();
            half = new byte[0];
        }
        short[] samples = samples(whole(audio));
        Encoded encoded = new Encoded();
        rate.change(samples, samples.length, encoded);
        return encoded.muLaw;
    }

    /** A sample may be torn in two by the wire; its first half waits for the second. */
    private byte[] whole(byte[] pcm) {
        byte[] joined;
        if (half.length > 0) {
            joined = Arrays.copyOf(half, half.length + pcm.length);
            System.arraycopy(pcm, 0, joined, half.length, pcm.length);
        } else {
            joined = pcm;
        }
        half = joined.length % 2 == 0 ? new byte[0] : new byte[] {joined[joined.length - 1]};
        return joined;
    }

    private static short[] samples(byte[] pcm) {
        short[] samples = new short[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((pcm[2 * i] & 0xff) | pcm[2 * i + 1] << 8);
        }
        return samples;
    }

    private static final class Encoded implements RateChange.Sink {
        private byte[] muLaw = new byte[0];

        @Override
        public void accept(short[] samples, int offset, int length) {
            muLaw = new byte[length];
            MuLaw.encode(samples, offset, length, muLaw, 0);
        }
    }
}
