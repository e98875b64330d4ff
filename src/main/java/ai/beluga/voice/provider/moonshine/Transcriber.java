package ai.beluga.voice.provider.moonshine;

import java.util.function.BooleanSupplier;

/**
 * Text of a clip, guarded against what the network is known to do: it invents words for scraps, falls silent on real
 * speech in noise, and now and then repeats itself without end. In the two latter cases the clip is decoded once more with
 * other edges, which the network answers differently.
 */
final class Transcriber {

    /** Shorter is a click, not a word. */
    static final int LEAST_SAMPLES = SpeechAudio.SAMPLE_RATE_HZ * 3 / 10;

    /** Speech that must have text: the voice detector has let it through, and it is long enough for words. */
    private static final int REAL_SPEECH_MILLIS = 300;

    private static final int CUT_SAMPLES = SpeechAudio.SAMPLE_RATE_HZ / 10;
    private static final int PADDING_SAMPLES = SpeechAudio.SAMPLE_RATE_HZ / 4;
    private static final float FULL_SCALE = 32_768f;

    private final Network network;
    private final Vocabulary vocabulary;

    Transcriber(Network network, Vocabulary vocabulary) {
        this.network = network;
        this.vocabulary = vocabulary;
    }

    /**
     * Decodes on the caller's thread.
     *
     * @param givenUp as in {@link Network#decode}
     * @throws Network.GivenUp when it was
     */
    Heard heard(SpeechAudio.Clip clip, BooleanSupplier givenUp) {
        if (clip.length() < LEAST_SAMPLES) {
            return Heard.NOTHING;
        }
        Attempt plain = attempt(floats(clip, 0, 0), givenUp);
        if (plain.isSound() || !plain.looped() && loudMillis(clip) < REAL_SPEECH_MILLIS) {
            return plain.heard();
        }
        Attempt other = attempt(floats(clip, CUT_SAMPLES, PADDING_SAMPLES), givenUp);
        return other.isSound() || plain.heard().text().isEmpty() ? other.heard() : plain.heard();
    }

    private Attempt attempt(float[] speech, BooleanSupplier givenUp) {
        Network.Tokens heard = network.decode(speech, givenUp);
        return new Attempt(new Heard(vocabulary.text(heard.tokens()), heard.confidence()), heard.looped());
    }

    private static int loudMillis(SpeechAudio.Clip clip) {
        SpeechAudio audio = new SpeechAudio();
        audio.append(clip.samples(), 0, clip.length());
        return audio.loudMillisFrom(0);
    }

    /** The clip as the network takes it, with its edges moved in by silence instead of sound. */
    private static float[] floats(SpeechAudio.Clip clip, int cut, int padding) {
        int from = Math.min(cut, clip.length() / 10);
        float[] speech = new float[clip.length() - from + 2 * padding];
        for (int i = from; i < clip.length(); i++) {
            speech[padding + i - from] = clip.samples()[i] / FULL_SCALE;
        }
        return speech;
    }

    /** @param confidence of the text, as {@link Network.Tokens} has it */
    record Heard(String text, double confidence) {

        static final Heard NOTHING = new Heard("", 1);
    }

    private record Attempt(Heard heard, boolean looped) {

        boolean isSound() {
            return !looped && !heard.text().isEmpty();
        }
    }
}
