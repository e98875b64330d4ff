package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.Burst;

/**
 * The caller's audio that a model heard and has not answered: that of the turn asked last, and behind it that of the turn under
 * way. Whoever takes over has to hear it again.
 */
final class QuestionAudio {

    private static final int SAMPLES_PER_MILLI = 8;
    /** Half a minute, 480 kB while it lasts; of more the oldest goes. */
    private static final int MOST_SAMPLES = (int) Burst.HEARD_AGAIN.toMillis() * SAMPLES_PER_MILLI;
    /** An edge comes late by the least speech, 1 s at most, and a batch. */
    private static final int RING_SAMPLES = 2_500 * SAMPLES_PER_MILLI;

    private static final int PRE_ROLL_MILLIS = 300;
    /** Speech is noticed within this time, unless detectors run in batches on a busy machine. */
    private static final int UNNOTICED_SAMPLES = 600 * SAMPLES_PER_MILLI;

    private final RecentAudio recent = new RecentAudio(RING_SAMPLES);
    private final TurnAudio kept = new TurnAudio(MOST_SAMPLES);
    private short[] silence = new short[0];
    private long askedUntil;
    private boolean keeping;
    private boolean speaking;

    void heard(short[] samples, int length) {
        recent.add(samples, length);
        if (keeping) {
            kept.add(samples, length);
        }
    }

    /**
     * The caller begins to speak.
     *
     * @param startMillis on the call's media time
     * @param afresh nothing was said in this turn before
     */
    void started(long startMillis, boolean afresh) {
        speaking = true;
        if (afresh) {
            kept.dropFrom(askedUntil);
        }
        if (afresh || !keeping) {
            short[] speech = recent.since((startMillis - PRE_ROLL_MILLIS) * SAMPLES_PER_MILLI);
            kept.add(speech, speech.length);
        }
        keeping = true;
    }

    /** The caller pauses; {@code something} was said in this turn. */
    void stopped(boolean something) {
        speaking = false;
        keeping = something;
        if (!something) {
            kept.dropFrom(askedUntil);
        }
    }

    /**
     * What happens while the model is aside: it hears nothing more of the turn under way, nor has to hear it again, and silence in
     * place of the caller, so that the call's time goes on.
     *
     * @param input which of the caller's audio the model hears otherwise
     */
    void missed(VoiceEvent event, RecogniserInput input) {
        switch (event) {
            case VoiceEvent.StepAside begins -> {
                speaking = false;
                dropSpeech();
            }
            case VoiceEvent.CallerAudio audio when input == RecogniserInput.RAW -> silent(audio.length());
            case VoiceEvent.CleanAudio audio when input == RecogniserInput.DENOISED -> silent(audio.length());
            case VoiceEvent.Decided asked -> asked();
            default -> {}
        }
    }

    private void silent(int length) {
        silence = silence.length < length ? new short[length] : silence;
        heard(silence, length);
    }

    /** The turn under way is asked, and that before it is done with. */
    void asked() {
        kept.dropUntil(askedUntil);
        askedUntil = kept.end();
        keeping = speaking;
    }

    /** The turn asked last is under way again. */
    void goesOn() {
        askedUntil = kept.begin();
    }

    /** Nobody has to hear the turn asked last again. */
    void settled() {
        kept.dropUntil(askedUntil);
    }

    /** What was heard since the turn asked last was nothing. */
    void dropSpeech() {
        kept.dropFrom(askedUntil);
        keeping = speaking;
    }

    /** What came last, in which a caller may have begun whom nobody has noticed yet. */
    short[] latest() {
        return recent.last(UNNOTICED_SAMPLES);
    }

    /** Of the turn asked last. */
    short[] ofQuestion() {
        return kept.between(0, askedUntil);
    }

    /** Of the turn under way. */
    short[] sinceQuestion() {
        return kept.between(askedUntil, kept.end());
    }
}
