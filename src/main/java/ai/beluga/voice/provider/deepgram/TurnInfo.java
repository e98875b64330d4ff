package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.provider.socket.JsonMessage;

/**
 * A {@code TurnInfo} message of {@code /v2/listen}.
 *
 * @param event {@code Update}, {@code StartOfTurn}, {@code EagerEndOfTurn}, {@code TurnResumed}, {@code EndOfTurn}, or one
 *     we do not know
 * @param turn counts up within a connection
 * @param endSeconds how far the vendor has listened, since the stream began
 * @param transcript the whole turn so far
 */
record TurnInfo(String event, int turn, double endSeconds, String transcript) {

    static TurnInfo of(JsonMessage message) {
        return new TurnInfo(
                message.text("event"),
                message.number("turn_index").map(Double::intValue).orElse(0),
                message.number("audio_window_end").orElse(0.0),
                message.text("transcript").strip());
    }
}
