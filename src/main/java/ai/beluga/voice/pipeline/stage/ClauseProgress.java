package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How far a voice has come with a clause, so that another one can go on where it broke off. */
final class ClauseProgress {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int BYTES_PER_MILLI = 8;

    private final List<String> written;
    private final List<TtsEvent.Word> words = new ArrayList<>();
    private long bytes;

    /**
     * Where a clause was cut in two.
     *
     * @param spoken the words whose audio is there to their end
     * @param spokenMillis how long they take
     * @param rest the words to be spoken again
     */
    record Cut(String spoken, int spokenMillis, String rest) {}

    ClauseProgress(String text) {
        this.written = List.of(SPACE.split(text.strip()));
    }

    void words(TtsEvent.Words reported) {
        words.addAll(reported.words());
    }

    /** More mu-law audio is there. */
    void audio(int count) {
        bytes += count;
    }

    /** Without word times, or with words that are not those of the text, the whole clause has to be spoken again. */
    Cut cut() {
        int whole = wholeWords();
        return new Cut(
                String.join(" ", written.subList(0, whole)),
                whole == 0 ? 0 : words.get(whole - 1).endMillis(),
                String.join(" ", written.subList(whole, written.size())));
    }

    private int wholeWords() {
        int whole = 0;
        while (whole < words.size() && (long) words.get(whole).endMillis() * BYTES_PER_MILLI <= bytes) {
            whole++;
        }
        return words.size() == written.size() || areWritten(whole) ? whole : 0;
    }

    /** A voice that tells its words piece by piece may not have told the last ones. */
    private boolean areWritten(int count) {
        if (count > written.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!words.get(i).text().strip().equals(written.get(i))) {
                return false;
            }
        }
        return true;
    }
}
