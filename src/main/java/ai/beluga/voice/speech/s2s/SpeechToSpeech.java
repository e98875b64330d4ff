package ai.beluga.voice.speech.s2s;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One model that hears and speaks. One implementation a vendor; a stream serves one call. */
public interface SpeechToSpeech {

    /** What it can do. */
    Capabilities capabilities();

    /**
     * Opens a stream that has taken over the opening: audio may follow at once.
     *
     * @param events called in order from a thread of the provider's; must return at once
     * @return the stream; fails with a {@link ai.beluga.voice.speech.ProviderException}. Cancelling the future gives the
     *     stream up, also when it opens later
     */
    CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events);

    /**
     * One call's conversation with the model. Called by one thread at a time. What comes too late, for a reply or a tool
     * call that is over, does nothing.
     */
    interface Stream extends AutoCloseable {

        /**
         * Takes the next caller audio, without gaps, silence included.
         *
         * @param samples PCM16 at 8 kHz, the caller's; copied if kept
         */
        void accept(short[] samples, int offset, int length);

        /**
         * The caller has begun to speak, up to 1.5 s ago; only with {@link Opening.Turns#OURS}. {@link #callerFinished}
         * follows, or {@link #callerWithdrew}.
         */
        void callerStarted();

        /**
         * What {@link #callerStarted} told of was nothing; only with {@link Opening.Turns#OURS}. The caller is not listened
         * to until the next, and no reply is made. What was sent of it is taken back where the vendor has a way; elsewhere it
         * belongs to the next turn.
         */
        void callerWithdrew();

        /**
         * The caller's turn is over, reply to it. A vendor that takes the turns is not told so: with
         * {@link Opening.Turns#VENDORS} a reply is awaited from now on, and nothing else.
         */
        void callerFinished();

        /**
         * What the caller said up to now is an utterance of its own: as {@link #callerFinished}, which it counts with, but
         * nothing replies to it; needs {@link Capability#HEARS_ONLY} and {@link Opening.Turns#OURS}.
         */
        default void callerHeard() {
            throw new UnsupportedOperationException("this model replies to all it hears");
        }

        /**
         * Gives up the reply under way, or, where all of it was made, what is left to be heard of it. Nothing more of it is reported but {@link S2sEvent.ReplyEnded}.
         *
         * @param part the last part of which something was heard; 0 when nothing was
         * @param heardMillis so much of that part; those before it were heard whole, those after it not at all. The model
         *     remembers no more, as far as the vendor lets it be told
         */
        void interrupt(int part, int heardMillis);

        /** Says these words and no others, as a reply of its own; needs {@link Capability#EXACT_WORDS}. */
        void say(String words);

        /**
         * Adds a line to the conversation; needs {@link Capability#TEXT}. Without {@link Capability#UNANSWERED_TEXT} a line
         * that is not to be answered waits for the next that is, and may reach the model never.
         *
         * @param reply {@code true} when the model is to answer to it
         */
        void tell(Line line, boolean reply);

        /**
         * The result of a tool, once for each {@link S2sEvent.ToolCalled}. When all tools that one reply called have
         * theirs, the model goes on.
         *
         * @param json an object
         */
        void toolResult(String call, String json);

        /** Ends the conversation; no event follows. */
        @Override
        void close();
    }
}
