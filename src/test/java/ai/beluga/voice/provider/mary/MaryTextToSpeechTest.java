package ai.beluga.voice.provider.mary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.beluga.voice.provider.mary.english.Token;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TextToSpeechContract;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import marytts.util.MaryUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaryTextToSpeechTest extends TextToSpeechContract {

    private static ExecutorService executor;
    private static MaryTextToSpeech mary;
    private static Set<Thread> begun;

    @BeforeAll
    static void load() {
        executor = Executors.newCachedThreadPool();
        mary = new MaryTextToSpeech(executor, key -> key.equals(MaryKeys.VOICES) ? 2 : 8);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        mary.voice();
        begun = new HashSet<>(Thread.getAllStackTraces().keySet());
        begun.removeAll(before);
    }

    @AfterAll
    static void end() {
        executor.shutdownNow();
    }

    @Override
    protected TextToSpeech synthesizer() {
        return mary;
    }

    @Test
    void loadingLeavesNoThreadThatWouldOutliveARedeploy() throws InterruptedException, ReflectiveOperationException {
        // who loaded MaryTTS first in this process began the thread; that its timer takes no more work holds in any
        // order
        Field timer = MaryUtils.class.getDeclaredField("maintenanceTimer");
        timer.setAccessible(true);
        Timer maintenance = (Timer) timer.get(null);
        assertThatIllegalStateException()
                .isThrownBy(() -> maintenance.schedule(new Nothing(), Long.MAX_VALUE / 4))
                .withMessageContaining("cancelled");
        for (Thread thread : begun) {
            if (thread.getName().startsWith("Timer-")) {
                thread.join(Duration.ofSeconds(10));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static final class Nothing extends TimerTask {
        @Override
        public void run() {}
    }

    @Test
    void otherLanguagesAreRefusedForGood() {
        assertThat(mary.open(Locale.GERMANY, new Reports()).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ProviderException.Permanent.class)
                .withMessageContaining("de-DE");
    }

    @Test
    void moreClausesThanMayWaitFailInTheirTurn() {
        Reports reports = new Reports();
        TextToSpeech.Stream stream =
                mary.open(Locale.US, reports).toCompletableFuture().join();

        for (int segment = 1; segment <= 5; segment++) {
            stream.speak(segment, "This is a clause that takes a while, is it not?");
        }

        reports.untilDone(4);
        assertThat(reports.next()).isInstanceOfSatisfying(TtsEvent.Failed.class, failed -> {
            assertThat(failed.segment()).isEqualTo(5);
            assertThat(failed.cause()).isInstanceOf(ProviderException.Transient.class);
        });
        stream.speak(6, "Later ones are taken again.");
        reports.untilDone(6);
        stream.close();
    }

    @Test
    void otherCallSpeaksWhateverALongReplyHasWaiting() {
        TextToSpeech.Stream greedy =
                mary.open(Locale.US, new Reports()).toCompletableFuture().join();
        Reports reports = new Reports();
        TextToSpeech.Stream other =
                mary.open(Locale.US, reports).toCompletableFuture().join();
        for (int segment = 1; segment <= 20; segment++) {
            greedy.speak(segment, "This is a clause that takes a while, is it not?");
        }

        other.speak(1, "But this is heard.");

        assertThat(reports.next()).isInstanceOf(TtsEvent.Words.class);
        greedy.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREE", "OPEN", "CLOSED", "SALE", "NEW"})
    void shoutedWordIsSaidAsAWord(String word) {
        assertThat(tokens(word))
                .first()
                .isEqualTo(word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VAT", "USB", "PDF", "HTML", "ISBN"})
    void initialsAreSpelled(String initials) {
        assertThat(tokens(initials)).startsWith(initials.split(""));
    }

    private static List<String> tokens(String text) {
        return mary.voice().sentences(text).stream()
                .flatMap(sentence -> sentence.words().stream())
                .flatMap(word -> word.tokens().stream())
                .map(Token::text)
                .toList();
    }

    @Test
    void wordsStandAsInTheTextWhateverIsSaidForThem() {
        Reports reports = new Reports();
        TextToSpeech.Stream stream =
                mary.open(Locale.US, reports).toCompletableFuture().join();

        stream.speak(1, "It's $5.50 at 9:30 a.m., call (555) 123-4567!");

        assertThat(Reports.words(reports.untilDone(1), 1))
                .extracting(TtsEvent.Word::text)
                .containsExactly("It's", "$5.50", "at", "9:30", "a.m.,", "call", "(555)", "123-4567!");
        stream.close();
    }
}
