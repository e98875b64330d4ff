package ai.beluga.voice.speech.health;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.LoggedLines;
import ai.beluga.voice.testkit.ManualTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With waits of 0.5, 1, 2, 4 … seconds. */
class CallChainTest {

    private static final int CALLS = 50;
    private static final ProviderException GONE = new ProviderException.Transient("the connection broke");

    private final ManualTime time = new ManualTime();
    private final Chain<String> engines = Chain.ofOne(EnginePort.STT, "only", "engine");
    private final Chain.Link<String> link = engines.links().getFirst();

    @Test
    void networkThatBlinksEndsNoCallAndCountsOnceHoweverManyCallsItMeets() {
        List<CallChain<String>> calls = calls();

        calls.forEach(call -> call.failed(link, EngineFailure.BROKE_OFF, GONE));
        assertThat(link.health().failures()).isEqualTo(1);
        assertThat(link.health().retryAtNanos(time.nanos()))
                .isEqualTo(time.nanos() + ofMillis(500).toNanos());

        calls.forEach(call -> assertThat(call.choose(Set.of())).contains(link));
        time.advance(ofMillis(100));
        calls.forEach(call -> call.opened(link));
        calls.forEach(call -> call.worked(link));
        assertThat(link.health().state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }

    @Test
    void callThatAnEngineFailedGoesToAnotherThoughOtherCallsDoWellWithIt() {
        Chain<String> two = engines.before(Chain.ofOne(EnginePort.STT, "second", "engine"));
        Chain.Link<String> second = two.links().getLast();
        CallChain<String> call = new CallChain<>(two, 3, time, fact -> {});
        CallChain<String> well = new CallChain<>(two, 3, time, fact -> {});
        assertThat(call.choose(Set.of())).contains(link);
        assertThat(well.choose(Set.of())).contains(link);

        call.failed(link, EngineFailure.BROKE_OFF, GONE);
        well.worked(link);

        assertThat(well.choose(Set.of())).contains(link);
        assertThat(call.choose(Set.of())).contains(second);
        assertThat(call.choose(Set.of("second"))).contains(link);
        call.worked(second);
        assertThat(call.choose(Set.of())).contains(link);
    }

    @Test
    void callThatFailsAgainAndAgainStillBringsItDown() {
        CallChain<String> call = calls().getFirst();

        for (int i = 0; i < 3; i++) {
            assertThat(call.choose(Set.of())).contains(link);
            call.unreachable(link, GONE);
        }

        assertThat(link.health().state()).isEqualTo(ProviderHealth.State.DOWN);
        assertThat(call.untilNext(ofSeconds(4))).contains(ofSeconds(2));
    }

    @Test
    void streamThatWorkedSinceTheLastFailureCountsWhenItFailsInTurn() {
        List<CallChain<String>> calls = calls();
        calls.get(0).failed(link, EngineFailure.UNREACHABLE, GONE);

        calls.get(1).worked(link);
        calls.get(1).failed(link, EngineFailure.BROKE_OFF, GONE);

        assertThat(link.health().failures()).isEqualTo(2);
    }

    @Test
    void refusalByOurOwnGuardEndsNoCallAndLengthensNoWait() {
        ProviderException notTried =
                ProviderException.Transient.unasked("not tried", new IllegalStateException("planted"));
        CallChain<String> call = calls().getFirst();

        for (int i = 0; i < 6; i++) {
            assertThat(call.choose(Set.of())).contains(link);
            call.unreachable(link, notTried);
            assertThat(call.choose(Set.of())).isEmpty();
            assertThat(call.untilNext(ofSeconds(4))).contains(ofMillis(500));
            time.advance(ofMillis(500));
        }

        assertThat(call.choose(Set.of())).contains(link);
        call.opened(link);
        assertThat(link.health().state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }

    @Test
    void operatorReadsWhyAnEngineFailedOnceAMinute() {
        ProviderException refused =
                new ProviderException.Permanent("it answered 401: check beluga.stt.deepgram.api-key");
        List<String> logged = LoggedLines.of(FailureReason.class, () -> {
            calls().forEach(call -> call.failed(link, EngineFailure.BROKE_OFF, GONE));
            calls().forEach(call -> call.unreachable(link, refused));
            time.advance(ofSeconds(60));
            calls().getFirst().failed(link, EngineFailure.BROKE_OFF, GONE);
        });

        assertThat(logged)
                .containsExactly(
                        "STT only failed (BROKE_OFF): the connection broke",
                        "STT only failed (REFUSED): it answered 401: check beluga.stt.deepgram.api-key",
                        "STT only failed (BROKE_OFF): the connection broke");
    }

    @Test
    void logQuotesNoFailureThatAnEngineDidNotTypeItself() {
        ProviderException untyped = ProviderException.of(new IllegalStateException("words of the caller"));
        List<String> logged =
                LoggedLines.of(FailureReason.class, () -> calls().getFirst().unreachable(link, untyped));

        assertThat(logged).singleElement().asString().endsWith("could not be opened: IllegalStateException");
    }

    /** It died while nobody spoke, was opened again at once, and dies a minute later. */
    @Test
    void callThatWasServedForLongGetsItsFullTimeWhenItsEngineDiesAgain() {
        CallChain<String> call = calls().getFirst();
        call.failed(link, EngineFailure.BROKE_OFF, GONE);
        time.advance(ofSeconds(1));
        call.choose(Set.of()).ifPresent(call::serves);
        call.opened(link);

        time.advance(ofSeconds(60));
        call.failed(link, EngineFailure.BROKE_OFF, GONE);

        assertThat(call.untilNext(ofSeconds(4))).isPresent();
    }

    @Test
    void callWhoseEngineOwesAnswersIsInTroubleHoweverLongItIsOpen() {
        CallChain<String> call = calls().getFirst();
        call.failed(link, EngineFailure.SILENT, GONE);
        time.advance(ofSeconds(1));
        call.choose(Set.of()).ifPresent(call::serves);

        time.advance(ofSeconds(10));
        call.failed(link, EngineFailure.SILENT, GONE);

        assertThat(call.untilNext(ofSeconds(4))).isEmpty();
    }

    /** What it was opened for is heard again at once, so that it owes an answer from the start. */
    @Test
    void callWhoseEngineHangsAndThenBreaksOffIsInTroubleHoweverLongItHangs() {
        CallChain<String> call = calls().getFirst();
        call.failed(link, EngineFailure.BROKE_OFF, GONE);
        time.advance(ofSeconds(1));
        call.choose(Set.of()).ifPresent(call::serves);

        time.advance(ofSeconds(8));
        call.failed(link, EngineFailure.BROKE_OFF, GONE, ofSeconds(8));

        assertThat(call.untilNext(ofSeconds(4))).isEmpty();
    }

    @Test
    void callThatWasServedForLongGetsItsFullTimeWhenItsEngineDiesOverAnAnswer() {
        CallChain<String> call = calls().getFirst();
        call.failed(link, EngineFailure.BROKE_OFF, GONE);
        time.advance(ofSeconds(1));
        call.choose(Set.of()).ifPresent(call::serves);

        time.advance(ofSeconds(60));
        call.failed(link, EngineFailure.BROKE_OFF, GONE, ofSeconds(1));

        assertThat(call.untilNext(ofSeconds(4))).isPresent();
    }

    private List<CallChain<String>> calls() {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> new CallChain<>(engines, 5, time, fact -> {}))
                .toList();
    }
}
