package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.provider.socket.JsonMessage;
import java.util.List;

/**
 * A {@code Results} message of {@code /v1/listen}.
 *
 * @param startSeconds where the audio it is about begins, since the stream began
 * @param endSeconds where it ends
 * @param isFinal {@code true} when its text will not change any more
 * @param fromFinalize {@code true} when it answers a {@code Finalize}
 * @param text may be empty
 * @param words of the text with their times; may be empty
 */
record ListenResult(
        double startSeconds, double endSeconds, boolean isFinal, boolean fromFinalize, String text, List<Word> words) {

    ListenResult {
        words = List.copyOf(words);
    }

    /** A word as it stands in the text. */
    record Word(String text, double startSeconds, double endSeconds) {

        double middleSeconds() {
            return (startSeconds + endSeconds) / 2;
        }
    }

    static ListenResult of(JsonMessage message) {
        double start = message.number("start").orElse(0.0);
        boolean fromFinalize = message.flag("from_finalize");
        List<JsonMessage> alternatives = message.object("channel")
                .map(channel -> channel.objects("alternatives"))
                .orElse(List.of());
        return new ListenResult(
                start,
                start + message.number("duration").orElse(0.0),
                message.flag("is_final") || fromFinalize,
                fromFinalize,
                alternatives.isEmpty() ? "" : alternatives.getFirst().text("transcript"),
                alternatives.isEmpty()
                        ? List.of()
                        : alternatives.getFirst().objects("words").stream()
                                .map(ListenResult::word)
                                .toList());
    }

    private static Word word(JsonMessage word) {
        String punctuated = word.text("punctuated_word");
        double start = word.number("start").orElse(0.0);
        return new Word(
                punctuated.isEmpty() ? word.text("word") : punctuated,
                start,
                word.number("end").orElse(start));
    }
}
