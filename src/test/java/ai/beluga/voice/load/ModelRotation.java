package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Situation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Long conversations with a vendor that ends each session after a minute: another one takes over, again and again, and no word is
 * lost or doubled, of the caller at the vendor and of the model in the caller's ear. Callers sing, so that both can be told by
 * their sound; the answer to a line is the line. {@code -Dmodel.minutes} says for how long, {@code -Dmodel.calls} how many at once.
 */
@ExtendWith(ArquillianExtension.class)
abstract class ModelRotation {

    private static final int MINUTES = Integer.getInteger("model.minutes", 3);
    private static final int CALLS = Integer.getInteger("model.calls", 6);
    private static final Duration SESSION = Duration.ofMinutes(1);
    private static final Duration APART = Duration.ofMillis(700);

    /** Of a line, the end of the turn, the answer, and the phone's patience after it. */
    private static final int TURN_MILLIS = 4_000;

    private static final String BEFORE = "certainly";
    private static final String BEHIND = "goodbye";
    private static final SungLines LINES = new SungLines(CALLS);

    @SuppressWarnings("NullAway.Init") // by the deployment
    private static SimulatedModel model;

    static WebArchive gateway(SimulatedModel talking) {
        model = talking;
        model.timing().lifetime = SESSION;
        model.script().understandsMelodyOf(LINES.vocabulary());
        model.script().brain(ModelRotation::answer);
        return LoadArchive.with(model.settings(Map.of(
                "beluga.s2s." + model.name() + ".longest-session",
                SESSION.toSeconds() + "s",
                "beluga.vad.provider",
                "energy",
                "beluga.stt.provider",
                "scripted",
                "beluga.tts.provider",
                "tones")));
    }

    private static Answer answer(Situation situation) {
        return Answer.say(BEFORE + " " + situation.lastFromCaller() + " " + BEHIND);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS) // in place of the ten minutes of a test that hangs
    void noWordIsLostOrDoubledWhenSessionsEnd() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        int turns = (int) (Duration.ofMinutes(MINUTES).toMillis() / TURN_MILLIS);
        int before = model.sessions().getAsInt();
        int understoodBefore = model.script().understood().size();

        List<CallRecord> calls = talk(turns);

        int renewals = model.sessions().getAsInt() - before - CALLS;
        List<String> said = IntStream.range(0, CALLS)
                .boxed()
                .flatMap(caller -> IntStream.range(0, turns).mapToObj(turn -> LINES.line(caller, turn)))
                .sorted()
                .toList();
        List<String> understood = model.script().understood().stream()
                .skip(understoodBefore)
                .sorted()
                .toList();
        Figures.tell(
                "%s: %d calls of %d minutes with sessions of %s: %d sessions took over; of %d lines of %d words the vendor"
                                .formatted(
                                        model.name(), CALLS, MINUTES, SESSION, renewals, said.size(), SungLines.words())
                        + " understood " + understood.size());
        for (int caller = 0; caller < CALLS; caller++) {
            everyAnswerIsHeardOnce(calls.get(caller), caller, turns);
        }
        assertThat(understood).as("what the vendor understood").isEqualTo(said);
        assertThat(renewals).as("sessions that took over").isGreaterThanOrEqualTo(CALLS * (MINUTES - 1));
        assertThat(model.violations().get()).isEmpty();
    }

    private static List<CallRecord> talk(int turns) throws Exception {
        List<Future<CallRecord>> running = new ArrayList<>();
        List<CallRecord> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLS; caller++) {
                Scenario scenario = Scenario.of(scenario(caller, turns));
                running.add(callers.submit(() -> LoadArchive.phone().call(scenario)));
                LockSupport.parkNanos(APART.toNanos());
            }
            for (Future<CallRecord> call : running) {
                calls.add(call.get());
            }
        }
        return calls;
    }

    private static String[] scenario(int caller, int turns) throws IOException {
        List<String> lines = new ArrayList<>(List.of("wait greeting"));
        for (int turn = 0; turn < turns; turn++) {
            lines.add("say " + LINES.recording(caller, turn));
            lines.add("wait reply");
        }
        lines.add("hang up");
        return lines.toArray(String[]::new);
    }

    private static void everyAnswerIsHeardOnce(CallRecord call, int caller, int turns) throws IOException {
        List<String> answers = IntStream.range(0, turns)
                .boxed()
                .flatMap(turn -> Melody.words(BEFORE + " " + LINES.line(caller, turn) + " " + BEHIND).stream())
                .toList();
        List<String> heard = Melody.heard(call.stream().heard(), LINES.vocabulary(BEFORE, BEHIND)).stream()
                .dropWhile(word -> !word.text().equals(BEFORE)) // the greeting's hum
                .map(Melody.HeardWord::text)
                .toList();
        Figures.tell("%s, call %d: %d words of the model heard, of %d; ended %s"
                .formatted(
                        model.name(),
                        caller,
                        heard.size(),
                        answers.size(),
                        call.failure().orElse("well")));
        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(heard).as("words of the model heard in call " + caller).isEqualTo(answers);
    }
}
