package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SttEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** One call beside others that keep the only worker busy, which runs when the test says so. */
class MoonshineStreamTest {

    private static final int SECOND = SpeechAudio.SAMPLE_RATE_HZ;
    private static final SttEvent NOTHING = new SttEvent.Hypothesis(0, "", false);
    private static final SttEvent YES = new SttEvent.Hypothesis(0, "yes", false, 0.6);

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final List<Integer> decoded = new ArrayList<>();
    private final List<SttEvent> events = new ArrayList<>();
    private final Transcriber transcriber = new Transcriber(
            (speech, givenUp) -> {
                if (givenUp.getAsBoolean()) {
                    throw new Network.GivenUp();
                }
                decoded.add(speech.length);
                return new Network.Tokens(List.of(3), false, 0.6);
            },
            new Vocabulary("<unk>\n<s>\n</s>\n▁yes".getBytes(StandardCharsets.UTF_8)));
    private final DecodePool pool = new DecodePool(thread::add, 1, 2);
    private final MoonshineStream stream = new MoonshineStream(transcriber, pool, events::add);

    private Decode another() {
        SpeechAudio.Clip clip = new SpeechAudio.Clip(new short[SECOND], SECOND);
        return new Decode(transcriber, clip, 0, decode -> {}).want();
    }

    private void othersFillThePool() {
        pool.submit(another());
        pool.submit(another());
        pool.submit(another());
    }

    private void workerWorks() {
        for (Runnable work = thread.poll(); work != null; work = thread.poll()) {
            work.run();
        }
    }

    private void callerSpeaks(int samples) {
        hears(samples, 8_000);
    }

    private void callerIsSilent(int samples) {
        hears(samples, 0);
    }

    private void hears(int samples, int amplitude) {
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) (i % 40 < 20 ? amplitude : -amplitude);
        }
        stream.accept(sound, 0, samples);
    }

    @Test
    void flushWithoutAudioIsAnsweredWithoutAWorker() {
        othersFillThePool();

        stream.flush(1);

        assertThat(events).containsExactly(NOTHING, new SttEvent.Flushed(1));
    }

    @Test
    void flushOfAScrapIsAnsweredWithoutAWorker() {
        othersFillThePool();
        callerSpeaks(4_799);

        stream.flush(1);

        assertThat(events).containsExactly(NOTHING, new SttEvent.Flushed(1));
    }

    @Test
    void flushOfSilenceIsAnsweredWithoutAWorker() {
        othersFillThePool();
        callerIsSilent(SECOND);

        stream.flush(1);

        assertThat(events).containsExactly(NOTHING, new SttEvent.Flushed(1));
    }

    @Test
    void flushWithoutNewSpeechWaitsForTheTextBeforeIt() {
        othersFillThePool();
        callerSpeaks(7 * SECOND);
        stream.flush(1);
        stream.flush(2);
        assertThat(events).isEmpty();

        workerWorks();
        callerIsSilent(320);
        workerWorks();

        assertThat(events)
                .containsExactly(
                        new SttEvent.Hypothesis(0, "yes", true, 0.6), new SttEvent.Flushed(1), new SttEvent.Flushed(2));
    }

    @Test
    void overloadDelaysTheTextUntilAPlaceIsFree() {
        othersFillThePool();
        callerSpeaks(SECOND);
        stream.flush(1);
        callerIsSilent(320);
        assertThat(events).isEmpty();

        workerWorks();
        callerIsSilent(320);
        workerWorks();

        assertThat(events).containsExactly(YES, new SttEvent.Flushed(1));
    }

    @Test
    void pausesDuringOverloadAreSettledByOneDecode() {
        othersFillThePool();
        callerSpeaks(SECOND);
        stream.flush(1);
        callerSpeaks(SECOND);
        stream.flush(2);

        workerWorks();
        decoded.clear();
        callerIsSilent(320);
        workerWorks();

        assertThat(decoded).containsExactly(2 * SECOND);
        assertThat(events).containsExactly(YES, new SttEvent.Flushed(1), new SttEvent.Flushed(2));
    }

    @Test
    void overloadDoesNotEndTheStreamHoweverOftenItIsMet() {
        othersFillThePool();
        for (int pause = 1; pause <= 5; pause++) {
            callerSpeaks(SECOND);
            stream.flush(pause);
        }
        stream.endTurn();

        assertThat(events)
                .containsExactly(
                        new SttEvent.Flushed(1),
                        new SttEvent.Flushed(2),
                        new SttEvent.Flushed(3),
                        new SttEvent.Flushed(4),
                        new SttEvent.Flushed(5));
    }

    @Test
    void decodeOfATurnThatIsOverLeavesTheQueue() {
        pool.submit(another());
        callerSpeaks(SECOND);
        stream.flush(1);

        stream.endTurn();

        assertThat(events).containsExactly(new SttEvent.Flushed(1));
        workerWorks();
        assertThat(decoded).hasSize(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void decodeOfATurnThatIsOverIsGivenUpUnderWay() {
        callerSpeaks(SECOND);
        stream.flush(1);

        stream.endTurn();
        workerWorks();

        assertThat(decoded).isEmpty();
        assertThat(events).containsExactly(new SttEvent.Flushed(1));
    }

    @Test
    void decodeOfAClosedStreamLeavesTheQueue() {
        pool.submit(another());
        callerSpeaks(SECOND);
        stream.flush(1);

        stream.close();
        workerWorks();

        assertThat(decoded).hasSize(1);
        assertThat(events).isEmpty();
    }

    @Test
    void turnThatEndsBeforeItsTextLeavesNothingToTheNext() {
        callerSpeaks(2 * SECOND);
        callerIsSilent(SECOND / 2);
        stream.flush(1);
        stream.endTurn();
        workerWorks();

        callerSpeaks(SECOND);
        stream.flush(2);
        workerWorks();

        assertThat(decoded).containsExactly(SECOND);
        assertThat(events)
                .containsExactly(
                        new SttEvent.Flushed(1),
                        new SttEvent.Hypothesis(1, "yes", false, 0.6),
                        new SttEvent.Flushed(2));
    }

    @Test
    void speechAfterTheLastPauseBelongsToTheNextTurnThoughItsTextIsMissing() {
        callerSpeaks(2 * SECOND);
        callerIsSilent(SECOND / 2);
        stream.flush(1);
        callerIsSilent(SECOND / 2);
        callerSpeaks(SECOND);
        stream.endTurn();
        workerWorks();

        stream.flush(2);
        workerWorks();

        assertThat(decoded).containsExactly(SECOND + SECOND / 5);
    }

    @Test
    void softSpeechAfterABumpIsDecoded() {
        hears(960, 18_000);
        callerIsSilent(SECOND / 5);
        workerWorks();
        hears(SECOND, 1_000);
        stream.flush(1);
        decoded.clear();
        workerWorks();

        assertThat(decoded).containsExactly(960 + SECOND / 5 + SECOND);
    }

    @Test
    void wordsUnderstoodStayWhenTheNetworkMakesNothingOfTheLongerClip() {
        Transcriber losing = new Transcriber(
                (speech, givenUp) ->
                        new Network.Tokens(speech.length > 5 * SECOND / 2 ? List.of() : List.of(3), false, 1),
                new Vocabulary("<unk>\n<s>\n</s>\n▁yes".getBytes(StandardCharsets.UTF_8)));
        MoonshineStream call = new MoonshineStream(losing, pool, events::add);
        short[] spoken = new short[3 * SECOND / 2];
        for (int i = 0; i < spoken.length; i++) {
            spoken[i] = (short) (i % 40 < 20 ? 8_000 : -8_000);
        }

        call.accept(spoken, 0, spoken.length);
        call.flush(1);
        workerWorks();
        call.accept(spoken, 0, spoken.length);
        call.flush(2);
        workerWorks();

        assertThat(events)
                .containsExactly(
                        new SttEvent.Hypothesis(0, "yes", false),
                        new SttEvent.Flushed(1),
                        new SttEvent.Hypothesis(0, "yes", true),
                        new SttEvent.Hypothesis(1, "yes", false),
                        new SttEvent.Flushed(2));
    }
}
