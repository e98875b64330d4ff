package ai.beluga.voice.speech.s2s;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A simulated vendor and a client of it, as the contract sees them. */
public interface FarEnd extends AutoCloseable {

    /** The client under test; each call may make another. */
    SpeechToSpeech client();

    /** Sets a key of the client's, by its name behind the engine's prefix, for clients made from now on. */
    void set(String key, String value);

    /** The words callers may say; they are understood by their sound. */
    void understands(String... texts);

    /** What the recogniser understood, in order. */
    List<String> understood();

    /** The next answer is said, each text as a part of its own. */
    void says(String... parts);

    /** The next answer calls a tool, after it has said something; nothing when {@code words} are empty. */
    void calls(String words, String tool, String arguments);

    /** The next answer calls both. */
    void callsBoth(String first, String second);

    /** The next answer fails at once, because there were too many. */
    void fails();

    /** The next answer is said, and then the vendor cuts it. */
    void breaksOff(String words);

    /** How much faster than it sounds an answer is made. */
    void pace(double times);

    /** The conversation as the newest session's model remembers it: {@code user: …}, {@code assistant: …}, {@code system: …}, {@code call: …}, {@code result: …}; what is empty is left out. */
    List<String> memory();

    String instructions();

    /** Names of the tools of the newest session. */
    List<String> tools();

    /** How lines that were told in mid-conversation, the last of them to be answered, stand in {@link #memory}. */
    default List<String> told(Line... lines) {
        return Arrays.stream(lines)
                .map(line -> switch (line.role()) {
                            case CALLER -> "user: ";
                            case AGENT -> "assistant: ";
                            case DIRECTION -> "system: ";
                        }
                        + line.text())
                .toList();
    }

    /** What the client did against the documentation. */
    List<String> violations();

    /** How the vendor looks odd from now on. */
    enum Oddity {
        /** Unknown events and fields. */
        STRANGE,
        /** What may be missing is {@code null}. */
        NULLS,
        /** Messages come in pieces. */
        SPLIT,
        /** Audio of what was cut still comes. */
        LATE_AUDIO,
        /** What else this vendor may do, all at once. */
        OTHERWISE
    }

    void odd(Oddity how);

    /** What a vendor may have no way to tell. */
    enum Sign {
        /** A reply was cut. */
        CUT,
        /** A reply failed, and the stream lives on. */
        FAILED_REPLY,
        /** An error that belongs to no reply, and the stream lives on. */
        TROUBLE,
        /** Why a stream ends, as the code of a WebSocket's end. */
        CLOSE_CODE
    }

    /** Whether this vendor has a way to tell this. */
    default boolean tells(Sign sign) {
        return true;
    }

    /** A client finds a silent vendor as soon as it can be set to. */
    default void soonFound() {
        set("dead-after", "500ms");
    }

    void hang();

    void drop();

    void close(int code, String reason);

    /** The sessions are too old. */
    void expire();

    /** The next message is none. */
    void garble();

    /** Sessions are told of an error that nobody made; they go on. */
    void trouble();

    /** Openings are refused with this status. */
    void refuse(int status);

    /** Openings are answered so much later. */
    void slowOpening(Duration by);

    /** Waits until an opening has reached the vendor, where a client may be given up sooner. */
    default void awaitOpening() {}

    /** Waits for the end of a connection. */
    void awaitGone();

    long connections();

    /** The key that holds the credential, by its name behind the engine's prefix. */
    default String credentialKey() {
        return "api-key";
    }

    /** The credential the client presents. */
    String credential();

    @Override
    void close();
}
