package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SttEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class DecodePoolTest {

    private static final SpeechAudio.Clip SECOND = new SpeechAudio.Clip(new short[16_000], 16_000);

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final Transcriber transcriber = new Transcriber(
            (speech, givenUp) -> {
                if (givenUp.getAsBoolean()) {
                    throw new Network.GivenUp();
                }
                return new Network.Tokens(List.of(3), false, 1);
            },
            new Vocabulary("<unk>\n<s>\n</s>\n▁yes".getBytes(StandardCharsets.UTF_8)));
    private final DecodePool pool = new DecodePool(thread::add, 1, 2);

    private Decode decode(int number) {
        return new Decode(transcriber, SECOND, number, decode -> done.add(decode.segment()));
    }

    @Test
    void oneThreadServesAllInOrder() {
        pool.submit(decode(1).want());
        pool.submit(decode(2).want());
        pool.submit(decode(3).want());

        assertThat(thread).hasSize(1);
        thread.remove().run();
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void callsBehindOneWhoseStreamIsBrokenAreStillUnderstood() {
        pool.submit(new Decode(transcriber, SECOND, 1, told -> {
                    throw new IllegalStateException("planted");
                })
                .want());
        pool.submit(decode(2).want());

        thread.remove().run();
        pool.submit(decode(3).want());
        thread.remove().run();

        assertThat(done).containsExactly(2, 3);
    }

    @Test
    void networkThatBreaksDownIsTold() {
        Transcriber broken = new Transcriber(
                (speech, givenUp) -> {
                    throw new LinkageError("planted");
                },
                new Vocabulary("<unk>\n<s>\n</s>\n▁yes".getBytes(StandardCharsets.UTF_8)));
        List<Decode> told = new ArrayList<>();
        pool.submit(new Decode(broken, SECOND, 1, told::add));

        thread.remove().run();

        assertThat(told)
                .singleElement()
                .satisfies(decode -> assertThat(decode.outcome()).isInstanceOf(Decode.Outcome.Broken.class));
    }

    @Test
    void moreThanTheQueueHoldsIsRefusedForNow() {
        pool.submit(decode(1).want());
        pool.submit(decode(2).want());
        pool.submit(decode(3).want());

        assertThatExceptionOfType(ProviderException.Transient.class)
                .isThrownBy(() -> pool.submit(decode(4).want()))
                .withMessageContaining("2 utterances wait");
    }

    @Test
    void guessRunsOnlyOnAFreeThread() {
        assertThat(pool.tryNow(decode(1))).isTrue();
        assertThat(pool.tryNow(decode(2))).isFalse();

        thread.remove().run();

        assertThat(pool.tryNow(decode(3))).isTrue();
    }

    @Test
    void guessGivesWayToWhatIsWanted() {
        Decode guess = decode(1);
        pool.tryNow(guess);

        pool.submit(decode(2).want());
        thread.remove().run();

        assertThat(guess.outcome()).isEqualTo(new Decode.Outcome.Dropped());
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void wantedDecodeDoesNotGiveWay() {
        Decode wanted = decode(1).want();
        pool.submit(wanted);

        pool.submit(decode(2).want());
        thread.remove().run();

        assertThat(wanted.outcome()).isEqualTo(new Decode.Outcome.Text(new Transcriber.Heard("yes", 1)));
    }

    @Test
    void serverThatStopsIsToldAsAPassingFailure() {
        DecodePool stopping = new DecodePool(
                task -> {
                    throw new RejectedExecutionException("stopping");
                },
                1,
                2);

        assertThat(stopping.tryNow(decode(1))).isFalse();
        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> stopping.submit(decode(2)));
    }

    private static short[] loud(int samples) {
        short[] speech = new short[samples];
        for (int i = 0; i < samples; i++) {
            speech[i] = (short) (i % 40 < 20 ? 8_000 : -8_000);
        }
        return speech;
    }

    @Test
    void guessMadeInTheQuietAnswersTheFlushAtOnce() {
        List<SttEvent> events = new ArrayList<>();
        try (MoonshineStream stream = new MoonshineStream(transcriber, pool, events::add)) {
            stream.accept(loud(8_000), 0, 8_000);
            stream.accept(new short[1_600], 0, 1_600);
            thread.remove().run();
            stream.accept(new short[1_600], 0, 1_600);
            stream.flush(1);
        }

        assertThat(thread).isEmpty();
        assertThat(events).endsWith(new SttEvent.Hypothesis(0, "yes", false), new SttEvent.Flushed(1));
    }

    @Test
    void guessIsNotEnoughWhenSpeechFollowed() {
        List<SttEvent> events = new ArrayList<>();
        try (MoonshineStream stream = new MoonshineStream(transcriber, pool, events::add)) {
            stream.accept(loud(8_000), 0, 8_000);
            stream.accept(new short[1_600], 0, 1_600);
            thread.remove().run();
            stream.accept(loud(640), 0, 640);
            stream.flush(1);
            assertThat(events).doesNotContain(new SttEvent.Flushed(1));
            thread.remove().run();
        }

        assertThat(events).endsWith(new SttEvent.Hypothesis(0, "yes", false), new SttEvent.Flushed(1));
    }

    @Test
    void flushDuringAGuessWithoutNewSpeechWaitsForIt() {
        List<SttEvent> events = new ArrayList<>();
        try (MoonshineStream stream = new MoonshineStream(transcriber, pool, events::add)) {
            stream.accept(loud(8_000), 0, 8_000);
            stream.accept(new short[1_600], 0, 1_600);
            stream.flush(1);
            thread.remove().run();
        }

        assertThat(thread).isEmpty();
        assertThat(events).containsExactly(new SttEvent.Hypothesis(0, "yes", false), new SttEvent.Flushed(1));
    }

    @Test
    void decodeThatNobodyWaitsForMakesPlaceForAnother() {
        Decode late = decode(2).want();
        pool.submit(decode(1).want());
        pool.submit(late);
        pool.submit(decode(3).want());

        assertThat(pool.giveUp(late)).isTrue();
        pool.submit(decode(4).want());
        thread.remove().run();

        assertThat(done).containsExactly(1, 3, 4);
    }

    @Test
    void decodeUnderWayTellsThatItWasGivenUp() {
        Decode begun = decode(1);
        pool.submit(begun.want());

        assertThat(pool.giveUp(begun)).isFalse();
        thread.remove().run();

        assertThat(begun.outcome()).isEqualTo(new Decode.Outcome.Dropped());
        assertThat(done).containsExactly(1);
    }

    @Test
    void brokenNetworkEndsTheStream() {
        List<SttEvent> events = new ArrayList<>();
        Transcriber broken = new Transcriber(
                (speech, givenUp) -> {
                    throw new ProviderException.Transient("broken");
                },
                new Vocabulary(new byte[0]));
        try (MoonshineStream stream = new MoonshineStream(broken, pool, events::add)) {
            stream.accept(loud(8_000), 0, 8_000);
            stream.flush(1);
            thread.remove().run();
        }

        assertThat(events).hasOnlyElementsOfType(SttEvent.Failed.class).hasSize(1);
    }

    @Test
    void cuttingTheAudioDoesNotChangeTheText() {
        assertThat(Arrays.asList(eventsWithFrames(320), eventsWithFrames(111), eventsWithFrames(5_000)))
                .containsOnly(List.of(new SttEvent.Hypothesis(0, "yes", false), new SttEvent.Flushed(1)));
    }

    private List<SttEvent> eventsWithFrames(int frame) {
        DecodePool busy = new DecodePool(thread::add, 1, 2);
        Decode other = decode(9).want();
        busy.submit(other);
        List<SttEvent> events = new ArrayList<>();
        short[] speech = loud(20_000);
        try (MoonshineStream stream = new MoonshineStream(transcriber, busy, events::add)) {
            for (int at = 0; at < speech.length; at += frame) {
                stream.accept(speech, at, Math.min(frame, speech.length - at));
            }
            stream.flush(1);
            thread.remove().run();
        }
        return events;
    }
}
