package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.audio.Encoding;
import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.speech.tts.TtsEvent;

/** Makes a synthesizer's audio what the line takes: mu-law at 8 kHz. */
final class ToTelephone {

    private final boolean ready;
    private final RateChange rate;
    private int segment = -1;

    ToTelephone(AudioFormat from) {
        this.ready = from.equals(AudioFormat.TELEPHONE);
        if (!ready && from.encoding() != Encoding.PCM16) {
            throw new IllegalArgumentException("a synthesizer must give telephone audio or PCM16, not " + from);
        }
        this.rate = RateChange.toTelephone(from.sampleRateHz());
    }

    byte[] convert(TtsEvent.Audio audio) {
        if (ready) {
            return audio.audio();
        }
        if (audio.segment() != segment) {
            segment = audio.segment();
            rate.reset();
        }
        short[] samples = samples(audio.audio());
        Encoded encoded = new Encoded();
        rate.change(samples, samples.length, encoded);
        return encoded.muLaw;
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
