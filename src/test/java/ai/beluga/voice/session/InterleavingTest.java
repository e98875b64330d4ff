package ai.beluga.voice.session;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever caller, engines, timers, marks, lines and operator do in whatever order: no stale reply is spoken, no two replies
 * overlap, no word is lost or doubled, memory holds what was heard, the caller is never left in silence, and the call ends
 * with a reason and without a timer; whatever was asked for from outside is told once what became of it. {@link RandomCall}
 * watches.
 */
class InterleavingTest {

    record Step(String name, Consumer<RandomCall> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 10_000)
    void whateverHappensTheConversationStaysInOrder(@ForAll("calls") List<Step> steps) {
        play(steps, new RandomCall(SessionAssembly::new));
    }

    static void play(List<Step> steps, RandomCall call) {
        for (Step step : steps) {
            if (!call.over()) {
                step.work().accept(call);
            }
        }
        call.comesToItsEnd();
    }

    @Provide
    Arbitrary<List<Step>> calls() {
        return steps();
    }

    static Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(8, questions()),
                Tuple.of(4, sounds()),
                Tuple.of(1, dictations()),
                Tuple.of(8, Arbitraries.integers().between(1, 100).map(t -> wait(t * 20))),
                Tuple.of(
                        2,
                        Arbitraries.of('1', '7', '#')
                                .map(key ->
                                        new Step("press " + key, c -> c.call().press(key)))),
                Tuple.of(3, fromOutside()),
                Tuple.of(4, engines()),
                Tuple.of(2, lines()),
                Tuple.of(1, Arbitraries.frequency(Tuple.of(9, wait(20)), Tuple.of(1, operator()))));
        return step.list().ofMinSize(1).ofMaxSize(14);
    }

    private static Step wait(int millis) {
        return new Step("wait " + millis, c -> c.run(millis));
    }

    private static Step operator() {
        return new Step("operator ends", c -> c.end(EndReason.DRAIN));
    }

    private static Arbitrary<Step> fromOutside() {
        return Arbitraries.of(Interruptibility.class)
                .flatMap(by -> Arbitraries.of(true, false).map(waits -> new SayOptions(by, waits)))
                .flatMap(how -> Arbitraries.of(
                        new Step("announce " + how, c -> c.announce(false, how)),
                        new Step("announce " + how, c -> c.announce(false, how)),
                        new Step("collect " + how, c -> c.announce(true, how)),
                        new Step("cancel", RandomCall::cancelAnnouncement)));
    }

    private static Arbitrary<Step> questions() {
        return Arbitraries.integers()
                .between(5, 60)
                .flatMap(frames -> Arbitraries.of("what are your hours", "stop", "and then", "bye")
                        .map(words -> new Step("say " + words + " " + frames * 20, c -> c.say(words, frames * 20))));
    }

    /** Longer than a turn may last, so that the caller is stopped at the breath after it. */
    private static Arbitrary<Step> dictations() {
        return Arbitraries.integers()
                .between(125, 220)
                .map(frames -> new Step("dictate " + frames * 20, c -> c.say("and then and then", frames * 20)));
    }

    private static Arbitrary<Step> sounds() {
        return Arbitraries.integers()
                .between(3, 20)
                .flatMap(frames -> Arbitraries.of("", "mhm", "okay")
                        .map(words -> new Step("sound " + words + " " + frames * 20, c -> c.say(words, frames * 20))));
    }

    private static Arbitrary<Step> engines() {
        Arbitrary<Step> delays = Arbitraries.integers()
                .between(0, 60)
                .flatMap(d -> Arbitraries.of(
                        new Step("agent takes " + d * 20, c -> c.call().agent.delay(Duration.ofMillis(d * 20))),
                        new Step(
                                "recogniser takes " + d * 20,
                                c -> c.call().recogniser.delay(Duration.ofMillis(d * 20))),
                        new Step("agent takes " + d * 80, c -> c.call().agent.delay(Duration.ofMillis(d * 80))),
                        new Step(
                                "synthesizer takes " + d * 10,
                                c -> c.call().synthesizer.delay(Duration.ofMillis(d * 10)))));
        return Arbitraries.oneOf(
                delays,
                Arbitraries.of(
                        new Step("agent fails", c -> c.call().agent.replies(failure())),
                        new Step("agent is empty", c -> c.call().agent.replies(listen())),
                        new Step(
                                "agent breaks off",
                                c -> c.call().agent.replies(new AgentReply.TextChunk("well, "), failure())),
                        new Step(
                                "agent hangs up",
                                c -> c.call()
                                        .agent
                                        .replies(
                                                new AgentReply.TextChunk("goodbye now."),
                                                new AgentReply.Ended(AgentReply.Then.HANG_UP))),
                        new Step("recogniser dies", c -> c.call().recogniser.die()),
                        new Step(
                                "recogniser does not open",
                                c -> c.call().recogniser.failOpens(1)),
                        new Step("interim", c -> c.call().recogniser.interim("hold on please")),
                        new Step("synthesizer fails", c -> c.call().synthesizer.failNext(1)),
                        new Step("synthesizer stalls", c -> c.call().synthesizer.stallAfter(2)),
                        new Step("synthesizer heals", c -> c.call().synthesizer.heal())));
    }

    private static Arbitrary<Step> lines() {
        return Arbitraries.frequency(
                Tuple.of(3, new Step("line breaks", c -> c.lose(LossCause.BROKEN))),
                Tuple.of(4, new Step("line comes", RandomCall::attach)),
                Tuple.of(2, new Step("marks are lost", RandomCall::loseMarks)),
                Tuple.of(3, new Step("network stalls", c -> c.stall(700))),
                Tuple.of(1, new Step("caller hangs up", c -> c.lose(LossCause.STOPPED))));
    }

    private static AgentReply failure() {
        return new AgentReply.Failed(new ProviderException.Transient("the agent broke"));
    }

    private static AgentReply listen() {
        return new AgentReply.Ended(AgentReply.Then.LISTEN);
    }
}
