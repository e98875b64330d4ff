package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.testkit.English;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens in whatever order: what {@link TurnBench} watches over holds, and nothing waits for ever. */
class TurnMachinePropertyTest {

    record Step(String name, Consumer<TurnBench> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 4_000)
    void everyCallThatMayEndLeavesNothingBehind(@ForAll("calls") List<Step> steps) {
        TurnBench bench = new TurnBench();

        steps.forEach(step -> step.work().accept(bench));
        bench.on(new TurnInput.EndRequested(EndReason.DRAIN));

        assertThat(bench.machine.state()).isEqualTo(TurnState.ENDED);
        assertThat(bench.armed()).isEmpty();
    }

    @Property(tries = 4_000)
    void heldReplyIsSettledOnceTheCallerIsSilent(@ForAll("calls") List<Step> steps) {
        TurnBench bench = new TurnBench();

        steps.forEach(step -> step.work().accept(bench));
        bench.stops().wait(1_600);
        // Prompts may begin meanwhile, one after the other, and each waits for the words of the speech before it.
        for (int prompts = 0; prompts < 4 && bench.machine.held(); prompts++) {
            bench.wait(1_600);
        }

        assertThat(bench.machine.held()).isFalse();
    }

    @Property(tries = 4_000)
    void callOfACallerWhoFallsSilentEnds(@ForAll("calls") List<Step> steps) {
        TurnBench bench = new TurnBench();
        bench.attach();

        steps.forEach(step -> step.work().accept(bench));
        bench.stops();
        for (int second = 0; second < 120 && bench.machine.state() != TurnState.ENDED; second++) {
            TurnId reply = bench.machine.turn();
            bench.audible(reply).wait(1_000).heard(reply, Optional.empty());
        }

        assertThat(bench.machine.state()).isEqualTo(TurnState.ENDED);
    }

    /** A call in which nothing stops a reply, or only keys, and keys are pressed by nobody. */
    @Property(tries = 2_000)
    void speechNeverStopsWhatItMayNotStop(
            @ForAll("callsWithoutKeys") List<Step> steps, @ForAll boolean keys, @ForAll boolean keep) {
        Interruptibility what = keys ? Interruptibility.KEYS : Interruptibility.NEVER;
        Map<Prompt, Interruptibility> prompts =
                Stream.of(Prompt.values()).collect(Collectors.toMap(prompt -> prompt, prompt -> what));
        TurnBench bench = new TurnBench(TurnSettings.DEFAULT.with(new InterruptionSettings(
                InterruptionSettings.Mode.EITHER, 1, true, keep, -40, true, prompts, what, English.PHRASES)));
        bench.attach();

        steps.forEach(step -> step.work().accept(bench));

        // A reply that was held before it could be heard may slip out, and is the caller's then.
        assertThat(bench.interruptedUnheld()).isZero();
    }

    @Provide
    Arbitrary<List<Step>> callsWithoutKeys() {
        return calls().map(steps -> steps.stream()
                .filter(step -> !step.name().startsWith("press") && !step.name().contains("SPEECH"))
                .toList());
    }

    @Provide
    Arbitrary<List<Step>> calls() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(new Step("attach", TurnBench::attach))),
                Tuple.of(1, Arbitraries.just(new Step("lose", TurnBench::lose))),
                Tuple.of(8, edges()),
                Tuple.of(8, texts()),
                Tuple.of(
                        2,
                        Arbitraries.of(SoundSource.class)
                                .map(source -> new Step("from " + source, b -> b.on(new TurnInput.Sound(source))))),
                Tuple.of(2, Arbitraries.doubles().between(0, 1).map(p -> new Step("estimate", b -> b.estimate(p)))),
                Tuple.of(2, Arbitraries.of(Judgement.class).map(j -> new Step("judge " + j, b -> b.judge(j)))),
                Tuple.of(
                        1,
                        Arbitraries.of(Expectation.Kind.class)
                                .map(kind -> new Step("expecting " + kind, b -> b.expecting(Expectation.of(kind))))),
                Tuple.of(2, Arbitraries.of('1', '#', '*').map(key -> new Step("press " + key, b -> b.press(key)))),
                Tuple.of(3, fromOutside()),
                Tuple.of(10, replies()),
                Tuple.of(6, Arbitraries.integers().between(0, 2_000).map(t -> new Step("wait " + t, b -> b.wait(t)))),
                Tuple.of(1, Arbitraries.just(new Step("wait long", b -> b.wait(10_000)))),
                Tuple.of(1, rare()));
        return step.list().ofMaxSize(120);
    }

    private static Arbitrary<Step> fromOutside() {
        DigitRule rule = new DigitRule(1, 3, Duration.ofSeconds(3), Duration.ofSeconds(1), Optional.of('#'), false);
        DigitRule secret = rule.hidden();
        return Arbitraries.of(Interruptibility.class)
                .flatMap(by -> Arbitraries.of(true, false).map(waits -> new SayOptions(by, waits)))
                .flatMap(how -> Arbitraries.of(
                        new Step("announce " + how, b -> b.announce("quartz is ready", how)),
                        new Step("collect " + how, b -> b.announce("your number", how, rule)),
                        new Step("collect secret " + how, b -> b.announce("your number", how, secret)),
                        new Step("press 7", b -> b.press("7")),
                        new Step(
                                "cancel", b -> b.on(new TurnInput.CancelAnnouncement(Math.max(1, b.outside.newest())))),
                        new Step("agent asks", b -> b.on(new TurnInput.KeysWanted(b.machine.turn(), secret)))));
    }

    private static Arbitrary<Step> edges() {
        return Arbitraries.of(
                new Step("starts", b -> (b.isSpeaking() ? b.stops() : b).starts()),
                new Step("sustains", TurnBench::sustains),
                new Step("stops", TurnBench::stops),
                new Step("stops", TurnBench::stops));
    }

    private static Arbitrary<Step> texts() {
        return Arbitraries.of("", "mhm", "stop it", "bye")
                .flatMap(text -> Arbitraries.of(true, false)
                        .flatMap(settled -> Arbitraries.of(
                                new Step("text " + text + settled, b -> b.text(text, settled)),
                                new Step("misheard " + text + settled, b -> b.misheard(text, settled)))));
    }

    private static Arbitrary<Step> replies() {
        return Arbitraries.of(
                new Step("audible", TurnBench::audible),
                new Step("audible", TurnBench::audible),
                new Step("heard", TurnBench::heard),
                new Step("heard goodbye", b -> b.heard(EndReason.GOODBYE)),
                new Step("failed", TurnBench::failed),
                new Step("says", b -> b.on(new TurnInput.ReplySays(b.machine.turn(), "you may stop it here"))),
                new Step("keys only", b -> b.on(new TurnInput.ReplyStoppedBy(b.machine.turn(), Interruptibility.KEYS))),
                new Step("stale says", b -> b.on(new TurnInput.ReplySays(older(b), "bye"))),
                new Step("stale audible", b -> b.audible(older(b))),
                new Step("stale heard", b -> b.heard(older(b), Optional.of(EndReason.GOODBYE))),
                new Step("stale failed", b -> b.on(new TurnInput.ReplyFailed(older(b)))),
                new Step("stale timer", b -> b.on(new TurnInput.TimerFired(new TurnTimer(TurnTimer.Kind.REPLY, 0)))));
    }

    private static Arbitrary<Step> rare() {
        return Arbitraries.frequency(
                Tuple.of(20, new Step("nothing", b -> {})),
                Tuple.of(1, new Step("engine lost", b -> b.on(new TurnInput.EngineLost()))),
                Tuple.of(1, new Step("time is up", b -> b.wait(3_600_000))),
                Tuple.of(
                        1,
                        new Step("hung up", b -> b.on(new TurnInput.LineLost(Optional.of(EndReason.CALLER_HUNG_UP))))));
    }

    private static TurnId older(TurnBench bench) {
        return new TurnId(Math.max(0, bench.machine.turn().number() - 1));
    }
}
