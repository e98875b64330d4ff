package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.simulator.ModelVendor;
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
import java.util.stream.Stream;
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
    private static ModelVendor<?> model;

    static WebArchive gateway(ModelVendor<?> talking) {
        model = talking;
        model.simulator().timing().lifetime = SESSION;
        model.script().understandsMelodyOf(LINES.vocabulary());
        model.script().brain(ModelRotation::answer);
        return LoadArchive.with(model.alone(Map.of(
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
        int before = model.simulator().sessions().size();
        int understoodBefore = model.script().understood().size();

        List<CallRecord> calls = talk(turns);

        int renewals = model.simulator().sessions().size() - before - CALLS;
        List<String> said = IntStream.range(0, CALLS)
                .boxed()
                .flatMap(caller -> lines(caller, turns).stream())
                .toList();
        List<String> understood =
                model.script().understood().stream().skip(understoodBefore).toList();
        Figures.tell("%s: %d calls of %d minutes with sessions of %d s: %d sessions took over"
                .formatted(model.name(), CALLS, MINUTES, SESSION.toSeconds(), renewals));
        List<String> wrong = new ArrayList<>(differences("the vendor understood", said, understood));
        for (int caller = 0; caller < CALLS; caller++) {
            wrong.addAll(differences("caller " + caller + " heard", answers(caller, turns), heard(calls.get(caller))));
        }
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
        });
        assertThat(wrong).as("lines that were lost, doubled or changed").isEmpty();
        assertThat(renewals).as("sessions that took over").isGreaterThanOrEqualTo(CALLS * (MINUTES - 1));
        assertThat(model.simulator().violations()).isEmpty();
    }

    private static List<String> lines(int caller, int turns) {
        return IntStream.range(0, turns)
                .mapToObj(turn -> LINES.line(caller, turn))
                .toList();
    }

    private static List<String> answers(int caller, int turns) {
        return lines(caller, turns).stream()
                .map(line -> BEFORE + " " + line + " " + BEHIND)
                .toList();
    }

    /** What came too little or too often, one by one; its sum is told. */
    private static List<String> differences(String what, List<String> wanted, List<String> came) throws IOException {
        List<String> lost = new ArrayList<>(wanted);
        List<String> strange = new ArrayList<>();
        for (String line : came) {
            if (!lost.remove(line)) {
                strange.add(what + ", not said so: " + line);
            }
        }
        Figures.tell("%s: %s %d lines of %d, %d words each; %d lost, %d not said so"
                .formatted(
                        model.name(),
                        what,
                        came.size(),
                        wanted.size(),
                        Melody.words(wanted.getFirst()).size(),
                        lost.size(),
                        strange.size()));
        return Stream.concat(lost.stream().map(line -> what + ", lost: " + line), strange.stream())
                .toList();
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

    /** The answers in a caller's ear, each from its first word to that of the next; before the first there is the greeting's hum. */
    private static List<String> heard(CallRecord call) {
        List<String> words = Melody.heard(call.stream().heard(), LINES.vocabulary(BEFORE, BEHIND)).stream()
                .map(Melody.HeardWord::text)
                .dropWhile(word -> !word.equals(BEFORE))
                .toList();
        List<String> answers = new ArrayList<>();
        for (String word : words) {
            if (word.equals(BEFORE)) {
                answers.add(word);
            } else {
                answers.set(answers.size() - 1, answers.getLast() + " " + word);
            }
        }
        return answers;
    }
}
