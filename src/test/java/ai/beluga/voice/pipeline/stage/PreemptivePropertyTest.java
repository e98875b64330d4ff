package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.PreemptiveSettings.Start;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import ai.beluga.voice.turn.TurnSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Callers who change their mind, recognisers that change the words, agents and voices that come at any moment: no answer to
 * another question is ever heard, nothing is done for one, and nothing of it is remembered.
 */
class PreemptivePropertyTest {

    /** Differ in a number, a negation, a name, a word, nothing but punctuation, a filler, and the end of the call. */
    private static final List<String> WORDS = List.of(
            "",
            "I want two tickets to Rome in May",
            "I want five tickets to Rome in May",
            "I do not want two tickets to Rome in May",
            "I want two tickets to Bern in May",
            "i want two tickets to rome in may?",
            "um I want two tickets to Rome in May",
            "I want two tickets",
            "I want two tickets and",
            "mhm",
            "good bye");

    private static int heard;
    private static int used;
    private static int discarded;

    record Step(String name, Consumer<ConversationBench> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 4_000)
    void onlySameWordsAreAnsweredByAPreparedReply(@ForAll("calls") List<Step> steps, @ForAll boolean speech) {
        run(Strategy.DISCARD, speech, steps, (one, other) -> plain(one).equals(plain(other)));
    }

    @Property(tries = 4_000)
    void onlySimilarWordsAreAnsweredByAPreparedReply(@ForAll("calls") List<Step> steps, @ForAll boolean speech) {
        run(Strategy.SIMILAR, speech, steps, (one, other) -> meaning(one).equals(meaning(other)));
    }

    @Property(tries = 1_000)
    void whateverIsUsedNothingIsHeardOutOfItsTurn(@ForAll("calls") List<Step> steps, @ForAll boolean speech) {
        run(Strategy.ALWAYS, speech, steps, (one, other) -> true);
    }

    @Property(tries = 1_000)
    void withoutPreparingEveryAnswerIsToTheFinalWords(@ForAll("calls") List<Step> steps) {
        ConversationBench bench = run(Strategy.OFF, false, steps, String::equals);

        assertThat(bench.outcomes(PreparedOutcome.USED)).isZero();
    }

    /** A suite in which no prepared reply is used would prove nothing. */
    @AfterContainer
    static void preparedRepliesWereUsedAndDiscarded() {
        System.getLogger(PreemptivePropertyTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "clauses heard: {0}, prepared replies used: {1}, not used: {2}",
                        "" + heard,
                        "" + used,
                        "" + discarded);
        assertThat(heard).isGreaterThan(5_000);
        assertThat(used).isGreaterThan(5_000);
        assertThat(discarded).isGreaterThan(5_000);
    }

    private static ConversationBench run(
            Strategy strategy, boolean speech, List<Step> steps, BiPredicate<String, String> sameQuestion) {
        PreemptiveSettings settings = new PreemptiveSettings(
                new Start(Duration.ofMillis(100), 0.8, 3, Duration.ofSeconds(10)),
                new Use(strategy, 0.8, speech, Use.ENGLISH_LIGHT_WORDS));
        ConversationBench bench = new ConversationBench(TurnSettings.DEFAULT.with(settings), sameQuestion);
        steps.forEach(step -> step.work().accept(bench));
        bench.end();
        heard += bench.answers();
        for (PreparedOutcome outcome : PreparedOutcome.values()) {
            used += outcome == PreparedOutcome.USED ? bench.outcomes(outcome) : 0;
            discarded += outcome == PreparedOutcome.USED ? 0 : bench.outcomes(outcome);
        }
        return bench;
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[?.]", "").strip();
    }

    private static String meaning(String words) {
        return plain(words).replaceAll("\\bum\\b", "").strip().replaceAll("\\s+", " ");
    }

    @Provide
    Arbitrary<List<Step>> calls() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(8, edges()),
                Tuple.of(8, texts()),
                Tuple.of(5, Arbitraries.of(WORDS).map(words -> new Step("says " + words, b -> says(b, words)))),
                Tuple.of(5, Arbitraries.just(new Step("turn is over", PreemptivePropertyTest::waits))),
                Tuple.of(3, Arbitraries.just(new Step("answer is heard", PreemptivePropertyTest::hears))),
                Tuple.of(
                        2, Arbitraries.of(TurnJudgement.values()).map(it -> new Step("judge " + it, b -> b.judge(it)))),
                Tuple.of(2, Arbitraries.of(0.2, 0.6, 0.9).map(p -> new Step("estimate " + p, b -> b.estimate(p)))),
                Tuple.of(12, Arbitraries.of(0, 0, 0, 0, 1, 2).map(i -> new Step("agent " + i, b -> b.agentSpeaks(i)))),
                Tuple.of(6, Arbitraries.just(new Step("voice", ConversationBench::voiceSpeaks))),
                Tuple.of(4, Arbitraries.just(new Step("hear", ConversationBench::hear))),
                Tuple.of(14, Arbitraries.just(new Step("drain", ConversationBench::drain))),
                Tuple.of(
                        6,
                        Arbitraries.of(50, 200, 500, 1_000)
                                .map(t -> new Step("wait " + t, b -> b.time.advance(Duration.ofMillis(t))))),
                Tuple.of(1, rare()));
        return step.list().ofMinSize(20).ofMaxSize(150);
    }

    private static void says(ConversationBench bench, String words) {
        bench.starts();
        bench.drain();
        bench.time.advance(Duration.ofMillis(900));
        bench.stops();
        bench.text(words, true);
        bench.drain();
    }

    private static void waits(ConversationBench bench) {
        bench.time.advance(Duration.ofMillis(800));
        bench.drain();
    }

    private static void hears(ConversationBench bench) {
        for (int step = 0; step < 4; step++) {
            bench.agentSpeaks(0);
            bench.drain();
            bench.voiceSpeaks();
            bench.drain();
        }
        bench.hear();
        bench.drain();
    }

    private static Arbitrary<Step> edges() {
        return Arbitraries.of(
                new Step("starts", ConversationBench::starts),
                new Step("stops", ConversationBench::stops),
                new Step("starts", ConversationBench::starts),
                new Step("stops", ConversationBench::stops),
                new Step("sustains", ConversationBench::sustains));
    }

    private static Arbitrary<Step> texts() {
        return Arbitraries.of(WORDS)
                .flatMap(words -> Arbitraries.of(true, true, false)
                        .map(settled -> new Step("text " + words + " " + settled, b -> b.text(words, settled))));
    }

    private static Arbitrary<Step> rare() {
        return Arbitraries.of(
                new Step("agent fails", ConversationBench::agentFails),
                new Step("voice fails", ConversationBench::voiceFails),
                new Step("line lost and found", ConversationBench::lose),
                new Step(
                        "engine lost",
                        b -> b.post(new VoiceEvent.EngineLost(new ProviderException.Permanent("planted")))),
                new Step("key", b -> b.post(new VoiceEvent.CallerDigit(1, '7'))));
    }
}
