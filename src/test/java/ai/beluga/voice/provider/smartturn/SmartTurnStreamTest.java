package ai.beluga.voice.provider.smartturn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.turndetection.TurnDetector.TurnEstimate;
import ai.beluga.voice.testkit.ManualTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SmartTurnStreamTest {

    private static final int LEAD_IN = 4_000;

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final FakeJudges judges = new FakeJudges();
    private final MissedEstimates missed = new MissedEstimates(new ManualTime());
    private final EstimatePool pool =
            new EstimatePool(threads::add, judges::make, new EstimatePool.Limits(1, 2), missed);
    private final List<TurnEstimate> estimates = new ArrayList<>();
    private final SmartTurnStream stream = new SmartTurnStream(pool, LEAD_IN, estimates::add);
    private int position;

    /** Audio whose samples count up, so that each tells where it was. */
    private void hear(SmartTurnStream listener, int samples) {
        short[] audio = new short[samples];
        for (int i = 0; i < samples; i++) {
            audio[i] = (short) (position++ % 30_000);
        }
        for (int at = 0; at < samples; at += 160) {
            listener.accept(audio, at, Math.min(160, samples - at));
        }
    }

    private void hear(int samples) {
        hear(stream, samples);
    }

    private void work() {
        threads.remove().run();
    }

    private void heardFromTo(int from, int to) {
        short[] turn = judges.heard.getLast();
        assertThat(turn).hasSize(to - from);
        for (int i = 0; i < turn.length; i++) {
            assertThat(turn[i]).isEqualTo((short) ((from + i) % 30_000));
        }
    }

    @Test
    void turnBeginsALeadInBeforeItsSpeechWasNoticed() {
        hear(20_000);
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        work();

        heardFromTo(16_000, 28_000);
        assertThat(estimates).containsExactly(new TurnEstimate(1, 0.15));
    }

    @Test
    void callThatBeginsWithSpeechHasNoMoreThanThat() {
        hear(1_000);
        stream.speaking();
        hear(600);
        stream.paused(1, "");
        work();

        heardFromTo(0, 1_600);
    }

    @Test
    void turnGoesOnAfterAPause() {
        hear(20_000);
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        hear(4_000);
        stream.speaking();
        hear(8_000);
        stream.paused(2, "");
        work();

        heardFromTo(16_000, 40_000);
    }

    @Test
    void ofALongTurnTheLastEightSecondsAreHeard() {
        stream.speaking();
        hear(100_001);
        stream.paused(1, "");
        work();

        heardFromTo(36_001, 100_001);
    }

    @Test
    void nextTurnBeginsWithItsOwnSpeech() {
        stream.speaking();
        hear(30_000);
        stream.paused(1, "");
        work();
        stream.endTurn();
        hear(10_000);
        stream.speaking();
        hear(5_000);
        stream.paused(2, "");
        work();

        heardFromTo(36_000, 45_000);
    }

    @Test
    void leadInDoesNotReachIntoTheFormerTurn() {
        stream.speaking();
        hear(30_000);
        stream.paused(1, "");
        work();
        stream.endTurn();
        hear(1_000);
        stream.speaking();
        hear(5_000);
        stream.paused(2, "");
        work();

        heardFromTo(30_000, 36_000);
    }

    @Test
    void turnThatEndsAmidSpeechIsFollowedByTheNextAtOnce() {
        stream.speaking();
        hear(30_000);
        stream.endTurn();
        hear(2_000);
        stream.paused(1, "");
        work();

        heardFromTo(30_000, 32_000);
    }

    @Test
    void otherWordsInTheSamePauseAreNoReasonToJudgeAgain() {
        stream.speaking();
        hear(8_000);
        stream.paused(1, "I would");
        stream.paused(1, "I would like");
        work();
        stream.paused(1, "I would like to");

        assertThat(threads).isEmpty();
        assertThat(judges.heard).hasSize(1);
        assertThat(estimates).hasSize(1);
    }

    @Test
    void wordsThatComeLateDoNotReopenATurnThatIsOver() {
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        work();
        stream.endTurn();
        stream.paused(1, "late");
        stream.paused(2, "later");

        assertThat(threads).isEmpty();
    }

    @Test
    void newerPauseTakesThePlaceOfOneThatStillWaits() {
        busy();
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        hear(1_600);
        stream.paused(2, "");
        work();

        assertThat(judges.heard).hasSize(2);
        heardFromTo(0, 9_600);
        assertThat(estimates).containsExactly(new TurnEstimate(2, 0.12));
    }

    @Test
    void speechTakesBackTheEstimateThatWaits() {
        busy();
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        stream.speaking();
        work();

        assertThat(judges.heard).hasSize(1);
        assertThat(estimates).isEmpty();
    }

    @Test
    void speechTakesBackTheEstimateWhoseThreadHasNotBegun() {
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        stream.speaking();
        work();

        assertThat(judges.heard).isEmpty();
        assertThat(estimates).isEmpty();
    }

    @Test
    void estimateOfATurnThatEndedMeanwhileIsNotTold() {
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        judges.meanwhile(stream::endTurn);
        work();

        assertThat(judges.heard).hasSize(1);
        assertThat(estimates).isEmpty();
    }

    @Test
    void estimateOfACallThatEndedMeanwhileIsNotTold() {
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        judges.meanwhile(stream::close);
        work();

        assertThat(estimates).isEmpty();
    }

    @Test
    void callThatEndedLeavesTheQueueAndAsksForNothing() {
        busy();
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        stream.close();
        stream.paused(2, "");
        work();

        assertThat(judges.heard).hasSize(1);
        assertThat(threads).isEmpty();
    }

    @Test
    void callsAreServedInTheirOrderByOneThread() {
        List<String> order = new ArrayList<>();
        for (String name : List.of("first", "second", "third")) {
            SmartTurnStream call = new SmartTurnStream(pool, LEAD_IN, estimate -> order.add(name));
            call.speaking();
            hear(call, 160);
            call.paused(1, "");
        }

        assertThat(threads).hasSize(1);
        work();
        assertThat(order).containsExactly("first", "second", "third");
        assertThat(judges.made).isEqualTo(1);
    }

    @Test
    void pauseThatFindsTheQueueFullIsCountedAndAsksAgainWithItsNextWords() {
        busy();
        busy();
        busy();
        stream.speaking();
        hear(8_000);
        stream.paused(1, "I would");
        assertThat(missed.refusedCount()).isEqualTo(1);
        work();
        assertThat(estimates).isEmpty();

        stream.paused(1, "I would like");
        work();

        assertThat(estimates).hasSize(1);
        assertThat(missed.refusedCount()).isEqualTo(1);
    }

    @Test
    void speechThatGoesOnMakesPlaceInTheQueue() {
        busy();
        busy();
        stream.speaking();
        stream.paused(1, "");
        stream.speaking();
        busy();

        assertThat(missed.refusedCount()).isZero();
    }

    @Test
    void networkThatFailsIsCountedAndTheNextInLineStillServed() {
        stream.speaking();
        hear(8_000);
        stream.paused(1, "");
        judges.failing = true;
        SmartTurnStream other = new SmartTurnStream(pool, LEAD_IN, estimates::add);
        other.speaking();
        other.paused(7, "");
        judges.meanwhile(() -> judges.meanwhile(() -> judges.failing = false));
        work();

        assertThat(missed.failedCount()).isEqualTo(1);
        assertThat(estimates).extracting(TurnEstimate::pause).containsExactly(7);
        stream.paused(1, "other words");
        assertThat(threads).as("it would fail again").isEmpty();
    }

    @Test
    void serverWithoutThreadsIsCounted() {
        EstimatePool stopping = new EstimatePool(
                task -> {
                    throw new RejectedExecutionException("stopping");
                },
                judges::make,
                new EstimatePool.Limits(1, 2),
                missed);
        SmartTurnStream call = new SmartTurnStream(stopping, LEAD_IN, estimates::add);
        call.speaking();
        call.paused(1, "");
        call.paused(1, "again");

        assertThat(missed.withoutThreadCount()).isEqualTo(2);
        assertThat(missed.refusedCount()).isZero();
    }

    @Test
    void thoseWhoWaitForAThreadThatNeverCameAreCountedAndDoNotStayInTheQueue() {
        List<Executor> server = new ArrayList<>();
        EstimatePool starting = new EstimatePool(
                task -> server.getFirst().execute(task), judges::make, new EstimatePool.Limits(1, 1), missed);
        SmartTurnStream second = new SmartTurnStream(starting, LEAD_IN, estimates::add);
        second.speaking();
        server.add(task -> {
            second.paused(7, "");
            throw new IllegalStateException("the server stops");
        });
        SmartTurnStream call = new SmartTurnStream(starting, LEAD_IN, estimates::add);
        call.speaking();
        call.paused(1, "");
        assertThat(missed.withoutThreadCount()).isEqualTo(2);

        server.set(0, Runnable::run);
        call.paused(2, "");
        assertThat(estimates)
                .as("the queue is empty")
                .extracting(TurnEstimate::pause)
                .containsExactly(2);
    }

    @Test
    void judgesGoWithThePool() {
        busy();
        work();
        pool.close();
        busy();

        assertThat(judges.closed).isEqualTo(1);
        assertThat(threads).isEmpty();
        assertThat(missed.refusedCount()).as("nothing was overloaded").isZero();
    }

    @Test
    void judgeAtWorkGoesWhenItIsDone() {
        busy();
        judges.meanwhile(pool::close);
        work();

        assertThat(judges.closed).isEqualTo(1);
    }

    /** Another call's pause: the first takes the thread, the next ones wait. */
    private void busy() {
        SmartTurnStream other = new SmartTurnStream(pool, LEAD_IN, estimate -> {});
        other.speaking();
        other.paused(1, "");
    }
}
