package ai.beluga.voice.speech.halves;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two halves of one scripted model, on virtual time. */
class ModelHalvesTest {

    private static final S2sEvent.Usage USAGE = new S2sEvent.Usage(0, 0, 0, 0, 412, 96);

    private final ManualTime time = new ManualTime();
    private final ScriptedModel model = new ScriptedModel(time, new ScriptedSynthesizer(time))
            .decidesNothing()
            .tellsTextAfter(ofMillis(100));
    private final List<S2sEvent.Usage> used = new ArrayList<>();
    private final ModelHalves halves = new ModelHalves(model, time, used::add);
    private final List<SttEvent> heard = new ArrayList<>();
    private final List<TtsEvent> spoken = new ArrayList<>();

    @Test
    void bothHalvesShareOneStreamThatIsClosedBehindTheLast() {
        SpeechToText.Stream hearing = hearing();
        TextToSpeech.Stream speaking = speaking();
        assertThat(model.openings()).hasSize(1);

        hearing.close();
        assertThat(model.live()).isEqualTo(1);
        speaking.close();
        assertThat(model.live()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whatTheSharedStreamUsedIsToldOnce() {
        hearing();
        speaking();

        model.report(new S2sEvent.Used(USAGE));

        assertThat(used).containsExactly(USAGE);
        assertThat(heard).isEmpty();
        assertThat(spoken).isEmpty();
    }

    @Test
    void modelThatIsNotThereRefusesBothHalvesAndIsAskedAgain() {
        model.failOpens(1);
        assertThat(opening()).isCompletedExceptionally();

        speaking();

        assertThat(model.openings()).hasSize(2);
        assertThat(model.live()).isEqualTo(1);
    }

    @Test
    void openingIsGivenUpWhenNoHalfWaitsForItAnyMore() {
        CompletableFuture<SpeechToSpeech.Stream> late = new CompletableFuture<>();
        ModelHalves slow = new ModelHalves(new Late(model.capabilities(), late), time, used::add);
        var hearing = slow.hearing().open(Locale.US, heard::add).toCompletableFuture();
        var speaking = slow.speaking().open(Locale.US, spoken::add).toCompletableFuture();

        hearing.cancel(true);
        assertThat(late).isNotDone();
        speaking.cancel(true);
        assertThat(late).isCancelled();
    }

    /** Opens when the test says so. */
    private record Late(Capabilities capabilities, CompletableFuture<SpeechToSpeech.Stream> opening)
            implements SpeechToSpeech {

        @Override
        public CompletionStage<Stream> open(Opening how, Consumer<S2sEvent> events) {
            return opening;
        }
    }

    @Test
    void soundOfAPauseIsHeardOnlyIfTheCallerGoesOn() {
        SpeechToText.Stream hearing = hearing();
        says(hearing, 400);
        hearing.flush(1);
        hearing.accept(new short[800], 0, 800);
        assertThat(model.samples()).isEqualTo(400);

        hearing.speechBegan();
        assertThat(model.samples()).isEqualTo(1_200);
        hearing.flush(2);
        hearing.accept(new short[800], 0, 800);
        hearing.endTurn();
        says(hearing, 400);

        assertThat(model.samples()).isEqualTo(1_600);
        assertThat(model.log()).containsExactly("started", "heard", "started", "heard", "started");
    }

    @Test
    void textsThatComeOutOfOrderAreToldInOrder() {
        model.tellsTextAfter(ofMinutes(10));
        SpeechToText.Stream hearing = hearing();
        says(hearing, 400);
        hearing.flush(1);
        says(hearing, 400);
        hearing.flush(2);

        model.report(new S2sEvent.CallerText(2, "on Sunday", true));
        model.report(new S2sEvent.CallerText(1, "when", false));
        assertThat(heard).containsExactly(new SttEvent.Hypothesis(1, "when", false));
        model.report(new S2sEvent.CallerText(1, "when do you open", true));

        assertThat(heard.subList(1, heard.size()))
                .containsExactly(
                        new SttEvent.Hypothesis(1, "when do you open", true),
                        new SttEvent.Hypothesis(2, "on Sunday", true),
                        new SttEvent.Flushed(1),
                        new SttEvent.Flushed(2));
    }

    @Test
    void pauseWithoutSpeechIsAnsweredBehindTheOnesBefore() {
        SpeechToText.Stream hearing = hearing();
        hearing.flush(1);
        assertThat(heard).containsExactly(new SttEvent.Flushed(1));
        says(hearing, 400);
        hearing.flush(2);
        hearing.flush(3);
        assertThat(heard).hasSize(1);
        time.advance(ofMillis(100));

        assertThat(heard.subList(2, 4)).containsExactly(new SttEvent.Flushed(2), new SttEvent.Flushed(3));
        assertThat(model.log()).containsExactly("started", "heard");
    }

    @Test
    void segmentsAreSaidOneAfterTheOther() {
        TextToSpeech.Stream speaking = speaking();
        speaking.speak(7, "We open.");
        speaking.speak(8, "...");
        speaking.speak(9, "At nine.");
        assertThat(model.log()).containsExactly("say We open.");
        time.advance(ofSeconds(1));

        assertThat(model.log()).containsExactly("say We open.", "say At nine.");
        assertThat(spoken)
                .extracting(ModelHalvesTest::shown)
                .containsExactly("audio 7", "audio 7", "done 7", "done 8", "audio 9", "audio 9", "done 9");
    }

    @Test
    void whatWasGivenUpIsInterruptedAndNothingOfItIsHeard() {
        model.wordEvery(ofMillis(200));
        TextToSpeech.Stream speaking = speaking();
        speaking.speak(1, "We open at nine.");
        speaking.speak(2, "And close at six.");
        time.advance(ofMillis(600));

        speaking.cancel();
        speaking.speak(3, "Yes?");
        time.advance(ofSeconds(2));

        assertThat(model.log()).containsExactly("say We open at nine.", "interrupt 0 at 0", "say Yes?");
        assertThat(spoken).extracting(ModelHalvesTest::shown).containsExactly("audio 1", "audio 3", "done 3");
    }

    @Test
    void replyThatNobodyAskedForIsStoppedAndNotHeard() {
        speaking();
        model.says("I decide!").repliesNow();
        time.advance(ofSeconds(2));

        assertThat(spoken).isEmpty();
        assertThat(model.log()).containsExactly("interrupt 0 at 0");
    }

    @Test
    void wordsThatTheModelDidNotSayToTheirEndAreAFailure() {
        TextToSpeech.Stream speaking = speaking();
        speaking.speak(1, "We open at nine.");
        time.advance(ofMillis(299));
        model.report(new S2sEvent.ReplyBegan(false));
        model.report(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.CUT));

        assertThat(spoken).singleElement().isInstanceOf(TtsEvent.Failed.class);
    }

    @Test
    void streamThatDiesFailsBothHalvesAndWhatTheyAreAskedThenReachesNobody() {
        SpeechToText.Stream hearing = hearing();
        TextToSpeech.Stream speaking = speaking();
        model.die();
        hearing();
        hearing.flush(1);
        says(hearing, 400);
        speaking.speak(1, "Hello?");
        speaking.close();
        hearing.close();

        assertThat(heard).singleElement().isInstanceOf(SttEvent.Failed.class);
        assertThat(spoken).singleElement().isInstanceOf(TtsEvent.Failed.class);
        assertThat(model.openings()).hasSize(2);
        assertThat(model.samples()).isZero();
        assertThat(model.log()).isEmpty();
        assertThat(model.live()).isEqualTo(1);
    }

    @Test
    void anotherStreamTakesOverWhenNothingIsOwed() {
        SpeechToText.Stream hearing = hearing();
        TextToSpeech.Stream speaking = speaking();
        says(hearing, 400);
        hearing.flush(1);
        speaking.speak(1, "Yes?");
        model.report(new S2sEvent.Leaving(ofSeconds(60)));
        time.advance(ofMillis(100));
        assertThat(heard).endsWith(new SttEvent.Flushed(1));
        assertThat(model.live()).isEqualTo(2);

        time.advance(ofMillis(200));

        assertThat(spoken).extracting(ModelHalvesTest::shown).containsExactly("audio 1", "done 1");
        assertThat(model.live()).isEqualTo(1);
        speaking.speak(2, "Hello.");
        time.advance(ofSeconds(1));
        assertThat(spoken).extracting(ModelHalvesTest::shown).endsWith("audio 2", "done 2");
    }

    @Test
    void streamIsReplacedBeforeItsLongestTimeIsOver() {
        hearing();
        time.advance(ofMinutes(58).minusMillis(1));
        assertThat(model.openings()).hasSize(1);

        time.advance(ofMillis(1));

        assertThat(model.openings()).hasSize(2);
        assertThat(model.live()).isEqualTo(1);
    }

    @Test
    void utterancesOfTheNextStreamAreNewSegments() {
        SpeechToText.Stream hearing = hearing();
        says(hearing, 400);
        hearing.flush(1);
        time.advance(ofMillis(100));
        model.report(new S2sEvent.Leaving(ofSeconds(60)));
        hearing.endTurn();
        model.hears("again");
        says(hearing, 400);
        hearing.flush(2);
        time.advance(ofMillis(100));

        assertThat(model.openings()).hasSize(2);
        assertThat(heard).endsWith(new SttEvent.Hypothesis(2, "again", true), new SttEvent.Flushed(2));
    }

    @Test
    void renewalThatCannotOpenIsTriedAgainAndTheOldStreamGoesOn() {
        TextToSpeech.Stream speaking = speaking();
        model.failOpens(1);
        model.report(new S2sEvent.Leaving(ofSeconds(60)));
        speaking.speak(1, "We open.");
        time.advance(ofSeconds(9));
        assertThat(spoken).extracting(ModelHalvesTest::shown).containsExactly("audio 1", "audio 1", "done 1");
        assertThat(model.openings()).hasSize(2);

        time.advance(ofSeconds(1));

        assertThat(model.openings()).hasSize(3);
        assertThat(model.live()).isEqualTo(1);
        speaking.close();
        assertThat(time.waiting()).isZero();
    }

    private SpeechToText.Stream hearing() {
        return Objects.requireNonNull(halves.hearing()
                .open(Locale.US, heard::add)
                .toCompletableFuture()
                .getNow(null));
    }

    private TextToSpeech.Stream speaking() {
        return opening().join();
    }

    private CompletableFuture<TextToSpeech.Stream> opening() {
        return halves.speaking().open(Locale.US, spoken::add).toCompletableFuture();
    }

    private static void says(SpeechToText.Stream hearing, int samples) {
        hearing.speechBegan();
        hearing.accept(new short[samples], 0, samples);
    }

    private static String shown(TtsEvent event) {
        return switch (event) {
            case TtsEvent.Audio audio -> "audio " + audio.segment();
            case TtsEvent.Done done -> "done " + done.segment();
            case TtsEvent.Words words -> "words " + words.segment();
            case TtsEvent.Failed failed -> "failed " + failed.segment();
        };
    }
}
