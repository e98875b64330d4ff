package ai.beluga.voice.simulator.deepgram;

import jakarta.json.JsonObject;

/** Serves one connection of one service. One call at a time. */
interface Desk {

    /** Types of text messages the service takes. */
    java.util.Set<String> types();

    void opened();

    void audio(byte[] audio);

    /** @param message of one of {@link #types} */
    void message(String type, JsonObject message);

    /** {@code true} when {@code type} keeps the connection from being idle. */
    default boolean countsAsAudio(String type) {
        return type.equals("KeepAlive");
    }
}
