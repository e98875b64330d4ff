package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Has another stream take over before the vendor ends the one in use, in a moment in which nothing is lost by that. */
final class Renewal {

    /** Words that come later than this, with ten seconds between two tries, do not come. */
    private static final int MOST_WAITS = 3;

    private final LateStream<SpeechToSpeech.Stream> model;
    private final Conversation memory;
    private final Ticker ticker;
    private final BooleanSupplier quiet;
    private final BooleanSupplier awaitsWords;
    private final StreamAge age;
    private int waits;

    /**
     * @param longest a stream lives for so long
     * @param quiet nothing is asked, said or meant that another stream would not know of
     * @param awaitsWords the stream in use has heard words that it has not told, and no other can
     */
    Renewal(
            LateStream<SpeechToSpeech.Stream> model,
            Duration longest,
            Conversation memory,
            Ticker ticker,
            BooleanSupplier quiet,
            BooleanSupplier awaitsWords) {
        this.model = model;
        this.age = new StreamAge(longest);
        this.memory = memory;
        this.ticker = ticker;
        this.quiet = quiet;
        this.awaitsWords = awaitsWords;
    }

    /** A stream begins. */
    void begins() {
        age.begins(ticker.nanos());
        waits = 0;
    }

    /** The vendor says that it will end the stream. */
    void ends() {
        age.ends();
    }

    /**
     * Opens another stream beside the one in use where that is old, which goes on if it is still quiet by then.
     *
     * @param takesOver done when it does
     */
    void look(long nowNanos, Runnable takesOver) {
        if (!quiet.getAsBoolean() || !age.isOld(nowNanos)) {
            return;
        }
        if (isToWait()) {
            age.isKept(nowNanos);
            return;
        }
        age.isBeingReplaced();
        List<Utterance> told = memory.utterances();
        model.renew(
                () -> quiet.getAsBoolean() && memory.utterances().equals(told) && !isToWait(),
                used -> settled(used, takesOver));
    }

    private boolean isToWait() {
        boolean wait = waits < MOST_WAITS && awaitsWords.getAsBoolean();
        waits += wait ? 1 : 0;
        return wait;
    }

    private void settled(boolean used, Runnable takesOver) {
        if (used) {
            begins();
            takesOver.run();
        } else {
            age.isKept(ticker.nanos());
        }
    }
}
