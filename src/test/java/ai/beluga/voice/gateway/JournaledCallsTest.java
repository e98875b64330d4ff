package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.journal.Divergence;
import ai.beluga.voice.journal.Entry;
import ai.beluga.voice.journal.KeptEntries;
import ai.beluga.voice.journal.Outcome;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.journal.ReplayedCalls;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTimer.Kind;
import ai.beluga.voice.turn.VoiceSettings;
import ai.beluga.voice.turn.VoiceSmoother;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred calls through the whole pipeline, each another, and what their journals give when they are replayed. */
class JournaledCallsTest {

    private static final VoiceSettings VOICE = TurnKeys.voice(Configurations.of());
    private static final TurnSettings TURN = TurnKeys.turn(Configurations.of());

    private static List<KeptEntries> calls = List.of();

    @BeforeAll
    static void haveCalls() {
        calls = IntStream.range(0, 100).mapToObj(JournaledCallsTest::randomCall).toList();
    }

    @Test
    void hundredCallsReplayToIdenticalDecisionsWithTextAndWithout() {
        for (KeptEntries call : calls) {
            for (boolean text : List.of(true, false)) {
                Outcome outcome = ReplayedCalls.exactly(read(call, text));

                assertThat(outcome.divergence()).isEmpty();
                assertThat(outcome.shifts()).isEmpty();
                assertThat(outcome.decisions())
                        .isEqualTo(call.decisions().size())
                        .isGreaterThan(5);
            }
        }
        assertThat(calls).allMatch(KeptEntries::closed);
    }

    /** The calls are worth something as a test only when everything happens in them. */
    @Test
    void callsHaveEveryTimerAndNearlyEveryDecision() {
        assertThat(decisions(TurnDecision.Arm.class).map(arm -> arm.timer().kind()))
                .contains(Kind.values());
        assertThat(decisions(TurnDecision.class).map(Object::getClass).distinct())
                .contains(
                        TurnDecision.Ask.class,
                        TurnDecision.Say.class,
                        TurnDecision.Hold.class,
                        TurnDecision.Resume.class,
                        TurnDecision.Interrupt.class,
                        TurnDecision.Withdraw.class,
                        TurnDecision.DropSpeech.class,
                        TurnDecision.End.class);
    }

    /** So settings of voice activity can be replayed as well. */
    @Test
    void scoresOfAJournalGiveExactlyItsEdges() {
        for (KeptEntries call : calls) {
            List<SpeechEdge> made = new ArrayList<>();
            List<SpeechEdge> now = new ArrayList<>();
            VoiceSmoother smoother = new VoiceSmoother(VOICE, now::add);
            for (Entry entry : call.entries()) {
                if (entry instanceof Entry.Score score) {
                    smoother.score(score.endMillis(), score.lengthMillis(), score.probability());
                    now.forEach(edge -> made.add(edge.knownAt(score.heardMillis())));
                } else if (entry instanceof Entry.Cut cut) {
                    smoother.cut(cut.heardMillis());
                    now.forEach(edge -> made.add(edge.knownAt(cut.heardMillis())));
                }
                now.clear();
            }

            assertThat(edges(call)).isEqualTo(made).isNotEmpty();
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("beluga.turn.normal-pause", "600ms", Kind.ENDPOINT),
                Arguments.of("beluga.turn.min-pause", "450ms", Kind.ENDPOINT),
                Arguments.of("beluga.turn.max-pause", "1400ms", Kind.ENDPOINT),
                Arguments.of("beluga.turn.recognition-timeout", "1s", Kind.RECOGNITION),
                Arguments.of("beluga.turn.false-interruption-after", "500ms", Kind.FALSE_INTERRUPTION),
                Arguments.of("beluga.turn.reprompt-after", "5s", Kind.IDLE),
                Arguments.of("beluga.turn.digit-pause", "3s", Kind.DIGITS),
                Arguments.of("beluga.turn.reply-timeout", "20s", Kind.REPLY),
                Arguments.of("beluga.calls.away-timeout", "1s", Kind.AWAY),
                Arguments.of("beluga.calls.max-duration", "59m", Kind.CALL),
                Arguments.of("beluga.turn.hurry-after", "50s", Kind.TURN),
                Arguments.of("beluga.calls.warn-before", "90s", Kind.WARNING),
                Arguments.of("beluga.dead-air.second-agent-after", "900ms", Kind.HEDGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changedSettingMovesItsTimersAndNoOthers(String key, String value, Kind expected) {
        TurnSettings changed = turn(key, value);
        int moved = 0;
        for (KeptEntries call : calls) {
            Outcome outcome = ReplayedCalls.with(read(call, false), VOICE, changed);

            assertThat(outcome.shifts())
                    .extracting(shift -> shift.replayed().timer().kind())
                    .allMatch(kind -> kind == expected || kind == Kind.WARNING && expected == Kind.CALL);
            if (outcome.shifts().isEmpty()) {
                assertThat(outcome.divergence()).isEmpty();
            } else {
                moved++;
            }
        }
        assertThat(moved).as("calls in which %s matters", key).isPositive();
    }

    @Test
    void settingThatMattersOnlyAtTheThirdSilenceDivergesThere() {
        TurnSettings changed = turn("beluga.turn.reprompts", "3");
        KeptEntries silent = recorded(VOICE, TURN, call -> call.run(ofSeconds(60)));

        Divergence divergence = ReplayedCalls.with(read(silent, false), VOICE, changed)
                .divergence()
                .orElseThrow();

        assertThat(divergence.what()).contains("IDLE");
        assertThat(divergence.journaled().toString()).contains("SILENT_FAREWELL");
        assertThat(divergence.replayed().toString()).contains("STILL_THERE");
    }

    /** The strongest there is: what the replay foretells is what a call under those settings does. */
    @Test
    void replayUnderOtherSettingsForetellsTheCallUnderThem() {
        TurnSettings patient = turn("beluga.turn.normal-pause", "900ms");
        TurnSettings hasty = turn("beluga.turn.normal-pause", "500ms");
        Consumer<ScriptedCall> script =
                call -> call.run(ofSeconds(3)).callerSays("the opening hours").run(ofSeconds(4));
        KeptEntries journal = recorded(VOICE, patient, script);
        KeptEntries truth = recorded(VOICE, hasty, script);

        Divergence foretold = ReplayedCalls.with(read(journal, true), VOICE, hasty)
                .divergence()
                .orElseThrow();

        assertThat(foretold.journaled()).isEmpty();
        assertThat(foretold.replayed()).isNotEmpty();
        assertThat(truth.decisions())
                .containsSubsequence(foretold.replayed().stream()
                        .map(decision -> foretold.nowNanos() + " " + decision)
                        .toList());
        assertThat(foretold.replayed().toString()).contains("Ask", "the opening hours");
    }

    @Test
    void timerThatFiresLaterUnderOtherSettingsIsADivergenceWhereItFired() {
        TurnSettings patient = turn("beluga.turn.normal-pause", "900ms");
        KeptEntries journal = recorded(
                VOICE, TURN, call -> call.run(ofSeconds(3)).callerSays("Hours").run(ofSeconds(4)));

        Divergence divergence = ReplayedCalls.with(read(journal, true), VOICE, patient)
                .divergence()
                .orElseThrow();

        assertThat(divergence.what()).contains("ENDPOINT", "which is due later now");
        assertThat(divergence.journaled().toString()).contains("Ask");
        assertThat(divergence.replayed()).isEmpty();
    }

    @Test
    void settingOfVoiceActivityDivergesAtTheFirstOtherEdge() {
        VoiceSettings hasty = TurnKeys.voice(Configurations.of("beluga.vad.min-silence", "100ms"));
        Consumer<ScriptedCall> script =
                call -> call.run(ofSeconds(3)).callerSays("Hours?").run(ofSeconds(4));
        KeptEntries journal = recorded(VOICE, TURN, script);
        KeptEntries truth = recorded(hasty, TURN, script);

        Divergence divergence = ReplayedCalls.with(read(journal, false), hasty, TURN)
                .divergence()
                .orElseThrow();

        assertThat(divergence.what()).contains("other edges", "Stopped");
        assertThat(edges(truth).toString()).contains("Stopped");
        assertThat(truth.decisions())
                .containsSubsequence(divergence.replayed().stream()
                        .map(decision -> divergence.nowNanos() + " " + decision)
                        .toList());
    }

    private static Stream<SpeechEdge> edgesOf(KeptEntries call) {
        return call.entries().stream()
                .filter(Entry.Input.class::isInstance)
                .map(entry -> ((Entry.Input) entry).input())
                .filter(TurnInput.Edge.class::isInstance)
                .map(input -> ((TurnInput.Edge) input).edge());
    }

    private static List<SpeechEdge> edges(KeptEntries call) {
        return edgesOf(call).toList();
    }

    private static <D extends TurnDecision> Stream<D> decisions(Class<D> kind) {
        return calls.stream()
                .flatMap(call -> call.entries().stream())
                .filter(Entry.Decision.class::isInstance)
                .map(entry -> ((Entry.Decision) entry).decision())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static RecordedCall read(KeptEntries call, boolean text) {
        return RecordedCall.read(call.lines(text).iterator());
    }

    /** A call that is over by itself and goes on is another conversation, with a journal of its own. */
    private static KeptEntries recorded(VoiceSettings voice, TurnSettings turn, Consumer<ScriptedCall> script) {
        KeptEntries kept = new KeptEntries(voice, turn);
        Queue<KeptEntries> sessions = new ArrayDeque<>(List.of(kept));
        ScriptedCall call = ScriptedCall.watchedBy(
                (id, hearing, settings) -> sessions.isEmpty() ? new KeptEntries() : sessions.remove(), turn, voice);
        script.accept(call);
        call.end(EndReason.DRAIN);
        return kept;
    }

    private static KeptEntries randomCall(int seed) {
        Random random = new Random(seed);
        return recorded(VOICE, TURN, call -> {
            call.recogniser.delay(ofMillis(random.nextInt(900)));
            call.agent.delay(ofMillis(random.nextInt(1_500)));
            call.turnDetector.judges(text -> text.isEmpty() || random.nextInt(3) == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(random.nextDouble()));
            for (int step = 0; step < 12; step++) {
                step(call, random);
            }
            call.run(ofSeconds(3));
            if (seed % 4 == 0 && call.live() > 0) {
                fromOutside(call);
            }
        });
    }

    private static void fromOutside(ScriptedCall call) {
        call.control().collect("Your number, please.", DigitRule.number(4), SayOptions.FOR_KEYS.now());
        call.run(ofSeconds(3)).press('4').press('7').run(ofSeconds(3));
        if (call.live() > 0) {
            call.control().say("Quartz is ready.", SayOptions.POLITE);
            call.run(ofSeconds(3));
        }
    }

    private static void step(ScriptedCall call, Random random) {
        List<String> texts = List.of("What are your hours?", "mhm", "bye", "Yes, okay.", "stop it now", "");
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4, 5 -> {
                call.recogniser.hears(texts.get(random.nextInt(texts.size())));
                call.callerSpeaks(ofMillis(100 + random.nextInt(1_500)));
            }
            case 6 -> call.press("0123456789#".charAt(random.nextInt(11)));
            case 7 -> call.callerSpeaks(ofMillis(random.nextInt(200)));
            case 8 -> call.recogniser.delay(ofMillis(random.nextInt(2) == 0 ? 100 : 4_000));
            case 9 -> call.run(ofSeconds(9));
            case 10 -> {
                call.lose(LossCause.BROKEN);
                call.reattach();
            }
            default -> call.run(ofMillis(random.nextInt(2_500)));
        }
    }

    private static TurnSettings turn(String key, String value) {
        return TurnKeys.turn(Configurations.of(key, value));
    }
}
