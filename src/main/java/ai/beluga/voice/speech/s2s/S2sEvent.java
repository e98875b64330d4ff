package ai.beluga.voice.speech.s2s;

import ai.beluga.voice.speech.ProviderException;
import java.time.Duration;

/**
 * What a conversation with the model reports. At most one reply is under way; of one that was given up nothing comes but its
 * end.
 */
public sealed interface S2sEvent {

    /**
     * The vendor hears the caller begin or stop speaking; only with {@link Opening.Turns#VENDORS}. A reply under way is
     * given up by the vendor as the caller begins.
     */
    record CallerSpeech(boolean speaking) implements S2sEvent {}

    /**
     * What the model understood of the caller; may come late, even behind the reply to it.
     *
     * @param utterance counts up from 1, in the order in which the utterances were said: with {@link Opening.Turns#OURS} it
     *     is the one that so many {@link SpeechToSpeech.Stream#callerFinished} and {@link SpeechToSpeech.Stream#callerHeard}
     *     have ended, with the vendor's the one that so many {@link CallerSpeech} have begun; a later text of the same one replaces the former
     * @param text as recognised; empty when nothing was
     * @param isFinal {@code true} when it will not change any more
     */
    record CallerText(int utterance, String text, boolean isFinal) implements S2sEvent {}

    /**
     * A reply begins.
     *
     * @param goesOn {@code true} when it goes on with the reply before, after the results of its tools
     */
    record ReplyBegan(boolean goesOn) implements S2sEvent {}

    /**
     * The next audio of the reply.
     *
     * @param part what is remembered and cut as one, such as a message; counts up from 1 within the stream
     * @param muLaw telephone audio; handed over, not touched by the provider again
     * @param receivedNanos when the message that brought it was there, by {@link ai.beluga.voice.time.Ticker#SYSTEM}; 0 where
     *     nobody has noted it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a wrapper would copy every frame
    record Audio(int part, byte[] muLaw, long receivedNanos) implements S2sEvent {

        /** Audio of which nobody has noted when it came. */
        public Audio(int part, byte[] muLaw) {
            this(part, muLaw, 0);
        }
    }

    /** The next words of a part, white space included; before, among or behind their audio. */
    record Words(int part, String text) implements S2sEvent {}

    /** No more audio and words of this part come. */
    record PartEnded(int part) implements S2sEvent {}

    /**
     * A tool is to be called: in a reply, or behind the end of one that has called others which have no results yet.
     *
     * @param call names it, unique within the stream
     * @param arguments a JSON object as the model wrote it, not checked
     */
    record ToolCalled(String call, String tool, String arguments) implements S2sEvent {
        @Override
        public String toString() {
            return "ToolCalled[" + call + ", " + tool + "]";
        }
    }

    /** The vendor wants no result of this call any more. */
    record ToolWithdrawn(String call) implements S2sEvent {}

    /** The reply under way is over; where it called tools, another goes on with it once they have their results. */
    record ReplyEnded(How how) implements S2sEvent {

        /** How a reply ended. */
        public enum How {
            /** Nothing is missing. */
            COMPLETE,
            /** The caller or the gateway stopped it. */
            STOPPED,
            /** The vendor cut it: too long, filtered. */
            CUT,
            /** The vendor failed to make it; the stream lives on. */
            FAILED
        }
    }

    /**
     * What the conversation has used since the last report.
     *
     * @param engine by its name in the configuration; empty where the vendor's client tells, which does not know it
     */
    record Used(Usage usage, String engine) implements S2sEvent {

        /** As the vendor tells it. */
        public Used(Usage usage) {
            this(usage, "");
        }
    }

    /** The vendor will end this stream after so long. */
    record Leaving(Duration left) implements S2sEvent {}

    /** Another stream may go on with this conversation by this handle, which replaces the one before. */
    record Resumable(String handle) implements S2sEvent {
        @Override
        public String toString() {
            return "Resumable[]";
        }
    }

    /** The stream is dead; nothing follows. */
    record Failed(ProviderException cause) implements S2sEvent {}

    /**
     * What is paid for; 0 where a vendor does not say.
     *
     * @param audioIn tokens of the caller's audio
     * @param audioOut tokens of the model's audio
     * @param textIn tokens of text taken
     * @param textOut tokens of text made
     * @param otherIn tokens taken of which the vendor does not say what they are of
     * @param otherOut tokens made of which the vendor does not say what they are of
     */
    record Usage(long audioIn, long audioOut, long textIn, long textOut, long otherIn, long otherOut) {

        /** Nothing. */
        public static final Usage NONE = new Usage(0, 0, 0, 0);

        /** The vendor says of all what it is of. */
        public Usage(long audioIn, long audioOut, long textIn, long textOut) {
            this(audioIn, audioOut, textIn, textOut, 0, 0);
        }
    }
}
