package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.audio.AudioFormat;

/**
 * Whether a call's recogniser is deaf: it has answered two stretches of speech in a row with no text at all. Once may be noise.
 * After one change for this reason nobody is doubted until somebody understands a word, so that noise does not send
 * a call round and round. Any thread.
 */
final class Doubt {

    private static final int MOST_EMPTY_ANSWERS = 1;

    private final int leastSpeech;
    private int heard;
    private boolean words;
    private int emptyAnswers;
    private boolean acted;

    /** @param format of the audio that {@link #heard} counts; less than a second of it, pauses included, says nothing */
    Doubt(AudioFormat format) {
        this.leastSpeech = format.sampleRateHz();
    }

    synchronized void heard(int samples) {
        heard += samples;
    }

    synchronized void understood() {
        words = true;
        acted = false;
        emptyAnswers = 0;
    }

    /** The pause was answered, with all the text there is. */
    synchronized void answered() {
        emptyAnswers += !words && heard >= leastSpeech ? 1 : 0;
        words = false;
        heard = 0;
    }

    synchronized boolean isDeaf() {
        return !acted && emptyAnswers > MOST_EMPTY_ANSWERS;
    }

    /** The recogniser is changed. */
    synchronized void act() {
        acted = true;
        emptyAnswers = 0;
    }
}
