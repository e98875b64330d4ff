package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.stt.SttEvent;
import java.time.Duration;

/**
 * Whether a recogniser that gives text while the caller is still speaking has fallen silent in the middle of it. One that
 * speaks up at pauses only is never suspected, what it owes at a pause has a deadline of its own, and what it is given after
 * a pause, until the caller goes on, is silence of which there is nothing to tell. Counted in audio, not in
 * time: what is heard again comes faster than it was said. Any thread.
 */
final class MidSpeech {

    /** Streaming recognisers renew their text a few times a second; words can be this slow, and callers this patient. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    private final long mostSamples;
    private boolean speaksUp;
    private boolean speaking = true;
    private boolean owesAPause;
    private long unanswered;

    /** @param format of the audio that {@link #isMuteAfter} counts */
    MidSpeech(AudioFormat format) {
        this.mostSamples = LONGEST_SILENCE.toMillis() * format.sampleRateHz() / 1_000;
    }

    /** The engine says something. */
    synchronized void reported(SttEvent event) {
        unanswered = 0;
        speaksUp |= !owesAPause
                && event instanceof SttEvent.Hypothesis hypothesis
                && !hypothesis.text().isBlank();
    }

    /** The caller begins to speak, or goes on. */
    synchronized void began() {
        speaking = true;
        unanswered = 0;
    }

    /** A pause: its answer is waited for elsewhere. */
    synchronized void paused() {
        speaking = false;
        owesAPause = true;
    }

    /** The pause was answered. */
    synchronized void answered() {
        owesAPause = false;
    }

    /** So much more audio is given to the engine; {@code true} when it has said nothing for too much speech. */
    synchronized boolean isMuteAfter(int samples) {
        unanswered += speaking && !owesAPause ? samples : 0;
        return speaksUp && unanswered > mostSamples;
    }
}
