package ai.beluga.voice.speech.s2s;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.speech.ProviderException;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One model that hears and speaks. One implementation a vendor; a stream serves one call. */
public interface SpeechToSpeech {

    /** The format taken and given. */
    AudioFormat format();

    /** Opens a stream; {@code events} is called in order from a thread of the provider's and must return at once. */
    CompletionStage<Stream> open(Locale language, Consumer<Event> events);

    /** One call's conversation with the model. Called by one thread at a time. */
    interface Stream extends AutoCloseable {

        /** Takes the next caller audio; copied if kept. */
        void accept(byte[] audio, int offset, int length);

        /** The caller's turn is over: reply as {@code turn}. */
        void reply(TurnId turn);

        /** Gives up the reply and tells the model how much of it the caller heard. */
        void truncate(TurnId turn, int heardMillis);

        @Override
        void close();
    }

    /** What the model reports. */
    sealed interface Event {

        /** What the model understood of the caller. */
        record CallerText(String text, boolean isFinal) implements Event {}

        /** The next audio of a reply; handed over. */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a wrapper would copy every frame
        record Audio(TurnId turn, byte[] audio) implements Event {}

        /** The words of that audio. */
        record Text(TurnId turn, String text) implements Event {}

        /** The reply is complete. */
        record Done(TurnId turn) implements Event {}

        /** The stream is dead; nothing follows. */
        record Failed(ProviderException cause) implements Event {}
    }
}
