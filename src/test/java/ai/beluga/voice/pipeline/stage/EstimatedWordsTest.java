package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.mary.EmbeddedVoice;
import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.turn.PlayoutLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a voice without word times is credited with, held against a voice that has them: they are hidden, estimated, and
 * compared at every twenty milliseconds of every sentence.
 */
class EstimatedWordsTest {

    private static final int SEGMENT = 1;
    private static final int STEP_BYTES = 160;
    private static final int BYTES_PER_MILLI = 8;
    private static final List<String> SENTENCES = List.of(
            "Hello, this is Beluga. How can I help you?",
            "We are open from nine to five on weekdays.",
            "Your order 4711 leaves us tomorrow at 10:30.",
            "That is $45.90, including delivery.",
            "The number is 555 0142.",
            "Please call back before 2026.",
            "I am sorry, I did not catch that.",
            "Could you tell me your name and your address?",
            "Dr. Smith will see you on Monday, March 3rd.",
            "One moment please, I am looking that up for you.",
            "You can pay by card, by bank transfer, or in cash.",
            "Yes, of course.",
            "Your flight BA 283 departs at 7:45 from gate 22.",
            "There are 12 rooms left, and each costs $129 a night.",
            "It will be 75% cheaper after June 30th.",
            "The URL is on the NASA page of the USA site.",
            "Thank you for waiting, everything is settled now.",
            "If you would like to speak with a person, just say so at any time.",
            "Unfortunately, the responsible representative is unavailable until Wednesday.",
            "I see a big dog in our yard.");

    private final List<Integer> unclaimed = new ArrayList<>();
    private int moments;
    private int compared;
    private int overclaimed;
    private long worstMillis;

    @Test
    void noWordCountsAsHeardThatWasNot() throws IOException {
        for (String sentence : sentences()) {
            compare(sentence);
        }
        Collections.sort(unclaimed);
        System.Logger log = System.getLogger(EstimatedWordsTest.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "{0} sentences, {1} moments, over-claimed at {2} (at worst by {3} ms), under-claimed words: median {4},"
                        + " p95 {5}, most {6}",
                compared,
                moments,
                overclaimed,
                worstMillis,
                part(0.5),
                part(0.95),
                part(1));

        assertThat(compared).isGreaterThanOrEqualTo(12);
        assertThat(overclaimed).isZero();
        assertThat(part(0.5)).isLessThanOrEqualTo(2);
    }

    /** More of them in a file, one a line, with {@code -Dbeluga.sentences}. */
    private static List<String> sentences() throws IOException {
        String file = System.getProperty("beluga.sentences", "");
        return file.isEmpty() ? SENTENCES : Files.readAllLines(Path.of(file));
    }

    private void compare(String sentence) {
        List<TtsEvent> events = EmbeddedVoice.spoken(sentence);
        byte[] audio = Reports.audio(events, SEGMENT);
        List<TtsEvent.Word> words = Reports.words(events, SEGMENT);
        if (words.size() != sentence.strip().split("\\s+").length) {
            return;
        }
        compared++;
        PlayoutLedger ledger = new PlayoutLedger();
        ledger.segment(SEGMENT, sentence);
        SoundSpan sound = SoundSpan.of(audio, audio.length);
        ledger.made(SEGMENT, sound.begin(), sound.end());
        ledger.sent(SEGMENT, audio.length, true);
        for (int heard = 0; heard < audio.length; heard += STEP_BYTES) {
            ledger.played(heard);
            claim(ledger.heardText(), words, heard / BYTES_PER_MILLI);
        }
    }

    private void claim(String text, List<TtsEvent.Word> words, int heardMillis) {
        int claimed = text.isEmpty() ? 0 : text.split("\\s+").length;
        int spoken = (int)
                words.stream().filter(word -> word.endMillis() <= heardMillis).count();
        moments++;
        if (claimed > spoken) {
            overclaimed++;
            worstMillis = Math.max(worstMillis, words.get(claimed - 1).endMillis() - heardMillis);
        }
        unclaimed.add(Math.max(0, spoken - claimed));
    }

    private int part(double share) {
        return unclaimed.get((int) Math.min(unclaimed.size() - 1, Math.floor(share * unclaimed.size())));
    }
}
