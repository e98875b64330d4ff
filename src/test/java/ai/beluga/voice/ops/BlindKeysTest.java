package ai.beluga.voice.ops;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.journal.KeptEntries;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.journal.ReplayedCalls;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secret keys reach whoever asked for them and nobody else: everything that leaves a call is searched for them, one by one,
 * with all that is written at the lowest level and with a journal that may hold text.
 */
class BlindKeysTest {

    private static final CallId CALL = new CallId("CA");
    private static final TurnSettings TURN = English.TURN.with(PreemptiveSettings.OFF);
    /** Digits that are in no name, number or time of the test: what is found is a leak. */
    private static final String SECRET = "9779";

    private final KeptEntries journal = new KeptEntries(VoiceSettings.DEFAULT, TURN);
    private final ScriptedCall call = ScriptedCall.watchedBy((id, voice, turn) -> journal, TURN, VoiceSettings.DEFAULT);
    private final List<DigitResult> told = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();

    /** What is pressed: all at once, too many of them, and with the key that ends them. */
    @ParameterizedTest
    @ValueSource(strings = {SECRET, SECRET + "77", SECRET + "#"})
    void secretKeysAskedForFromOutsideAreFoundNowhere(String pressed) {
        logging(() -> {
            call.run(ofSeconds(2));
            call.control()
                    .collect("Your secret number, please.", DigitRule.number(4).hidden(), SayOptions.FOR_KEYS)
                    .result()
                    .thenAccept(told::add);
            call.run(ofMillis(500));
            press(pressed);
            call.run(ofSeconds(4)).callerSays("Did it work?").run(ofSeconds(4));
            call.end(EndReason.DRAIN);
        });

        assertThat(told).containsExactly(new DigitResult.Collected(SECRET));
        assertThat(call.agent.requests()).hasSize(1);
        nothingHoldsThem();
    }

    @Test
    void secretKeysThatAnAgentAsksForReachOnlyItsReply() {
        logging(() -> {
            call.agent.asksForKeys(
                    "Your secret number, please.", DigitRule.number(4).hidden(), told::add);
            call.run(ofSeconds(2)).callerSays("My balance.").run(ofSeconds(2));
            press(SECRET);
            call.run(ofSeconds(4));
            call.end(EndReason.DRAIN);
        });

        assertThat(told).containsExactly(new DigitResult.Collected(SECRET));
        assertThat(call.agent.requests().getLast().question()).isEqualTo("* * * *");
        nothingHoldsThem();
    }

    @Test
    void secretKeysThatAreTooFewOrTooLateAreFoundNowhereEither() {
        logging(() -> {
            call.run(ofSeconds(2));
            call.control()
                    .collect("Your secret number, please.", DigitRule.number(4).hidden(), SayOptions.FOR_KEYS)
                    .result()
                    .thenAccept(told::add);
            call.run(ofMillis(500)).press('9').press('7').run(ofMillis(2_200)).press('7');
            call.run(ofSeconds(1)).press('9').run(ofSeconds(4));
            call.end(EndReason.DRAIN);
        });

        assertThat(told).containsExactly(new DigitResult.TooFew("97"));
        nothingHoldsThem();
    }

    /** Otherwise nobody could see what such a call did. */
    @Test
    void journalOfSecretKeysIsReplayedToTheSameDecisions() {
        secretKeysThatAnAgentAsksForReachOnlyItsReply();

        for (boolean text : List.of(true, false)) {
            RecordedCall recorded = RecordedCall.read(journal.lines(text).iterator());
            assertThat(recorded.isWhole()).isTrue();
            assertThat(ReplayedCalls.exactly(recorded).divergence()).isEmpty();
        }
    }

    /** The test finds what is not secret: otherwise it would find nothing anywhere. */
    @Test
    void keysThatAreNotSecretAreFound() {
        logging(() -> {
            call.run(ofSeconds(2));
            press(SECRET);
            call.run(ofSeconds(6));
            call.end(EndReason.DRAIN);
        });

        assertThat(everything()).anyMatch(BlindKeysTest::holdsAKey);
    }

    private void press(String keys) {
        keys.chars().forEach(key -> call.press((char) key).run(ofMillis(200)));
    }

    private void nothingHoldsThem() {
        assertThat(everything()).noneMatch(BlindKeysTest::holdsAKey);
    }

    /** One key by itself, or several: as {@code 9}, {@code 9 7} or {@code 97}. */
    private static boolean holdsAKey(String text) {
        return text.matches("(?s).*(?<![0-9.:])[97]([ ,]*[97])*(?![0-9.:]).*");
    }

    /** Facts as the bus and the transcript have them, what the agent knows, log, journal, trace and measures. */
    private List<String> everything() {
        RecordingTracer tracer = new RecordingTracer();
        long nowNanos = call.time.nanos();
        Tracing tracing = new Tracing(tracer, () -> nowNanos, () -> Instant.EPOCH);
        call.facts().forEach(fact -> tracing.on(CALL, 1, fact));
        Stream<String> facts = call.facts().stream()
                .filter(fact -> !(fact instanceof ai.beluga.voice.event.CallEvent.Measurement))
                .map(fact -> fact.toString().replaceAll("(number|duration|latency|framesDropped)=[^,\\]]*", ""));
        Stream<String> agent = call.agent.requests().stream()
                .flatMap(request -> request.conversation().stream())
                .map(utterance -> utterance.text());
        Stream<String> spoken = call.synthesizer.asked().stream();
        Stream<String> lines = journal.lines(true).stream().map(BlindKeysTest::withoutCounts);
        Stream<String> spans = tracer.spans().stream().flatMap(span -> span.attributes().values().stream());
        return Stream.of(facts, agent, spoken, lines, spans.filter(value -> !value.matches("[0-9.]+")), logged.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Turns, timers, lengths and times are counts, and no keys. */
    private static String withoutCounts(String line) {
        return line.replaceAll("\"(settings|turn|voice)\":\\{.*?\\}", "")
                .replaceAll(
                        "\"(number|nowNanos|heardMillis|endMillis|startMillis|atMillis|lengthMillis|probability"
                                + "|generation|least|most|entries|format|endOfTurn|[a-zA-Z]+Nanos)\":[-0-9.E]+",
                        "")
                .replaceAll("\"PT[^\"]*\"", "")
                .replaceAll("\"header\".*", "");
    }

    private void logging(Runnable doing) {
        Logger logger = Logger.getLogger("ai.beluga.voice");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            doing.run();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }
    }
}
