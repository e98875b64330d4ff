package ai.beluga.voice.hostile;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.HearingSettings;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.session.Reasoning;
import ai.beluga.voice.session.SessionAssembly;
import ai.beluga.voice.session.SessionSettings;
import ai.beluga.voice.session.Sessions;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.PacedLine;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import ai.beluga.voice.testkit.ThreadTimers;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each vendor's simulator, scripted to obey every attack, on the gateway's client of that vendor, in whole calls in real time: what
 * the application's tools saw, and what the caller heard.
 */
class HostileModelTest {

    private static final CallId CALL = new CallId("CA00000000000000000000000000000006");
    private static final String GREETING = "welcome";
    private static final String APOLOGY = "sorry";
    private static final String MALLORY = "{\"amount\":999,\"to\":\"Mallory\"}";
    private static final List<String> VOCABULARY = List.of(
            GREETING,
            APOLOGY,
            "waiting",
            Shop.SHALL_I_PAY,
            "999 Mallory",
            Shop.HOW,
            "attack now",
            "nothing happened",
            "everything done");

    private final Shop shop = new Shop();
    private final ThreadTimers timers = new ThreadTimers();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(timers);
    private final PacedLine line = new PacedLine();
    private Optional<SimulatedVendor> vendor = Optional.empty();

    @ParameterizedTest
    @EnumSource
    void callsWithoutEndAreBoundedAndTheCallerIsAnswered(SimulatedVendor.Name name) {
        SimulatedVendor far = call(name);
        Answer answer = Answer.call("look", "{\"day\":\"1\",\"caller\":\"+19005550000\"}")
                .andCall("Look", "{\"day\":\"1\"}")
                .andCall("look", "{\"day\":\"" + "x".repeat(100_000) + "\"}")
                .andCall("look", "{\"day\":\"1\",\"price\":1e-999999}");
        for (int i = 0; i < 200; i++) {
            answer = answer.andCall("book", "{\"day\":\"" + i + "\"}");
        }
        far.script().answers(answer);
        for (int i = 0; i < 50; i++) {
            far.script().answers(Answer.call("book", "{\"day\":\"again " + i + "\"}"));
        }

        says("attack now");
        line.until(() -> heard().contains(APOLOGY));

        assertThat(shop.look.uses()).isEmpty();
        assertThat(shop.book.uses()).hasSizeLessThanOrEqualTo(Shop.PER_TURN);
        assertThat(heard()).startsWith(GREETING);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsPaidButWhatTheCallerWasAskedAndAgreedTo(SimulatedVendor.Name name) {
        SimulatedVendor far = call(name);
        far.script()
                .answers(
                        Answer.call("pay", "{\"amount\":5,\"to\":\"Bob\",\"confirmed\":true}"),
                        Answer.call("pay", Shop.FIVE_TO_BOB).andCall("pay", MALLORY),
                        Answer.call("pay", MALLORY),
                        Answer.say("everything done"));

        says("attack now");
        line.until(() -> heard().contains("press"));
        line.until(() -> heard().contains("1"));
        pause();
        assertThat(shop.pay.uses()).isEmpty();
        recogniser.hears("Yes.");
        says("yes");
        line.until(() -> !shop.pay.uses().isEmpty());
        line.until(() -> heard().contains("Mallory"));
        line.until(() -> heard().getLast().equals("1"));
        pause();
        recogniser.hears("No.");
        says("no");
        line.until(() -> heard().contains("everything"));

        assertThat(shop.pay.arguments()).containsExactly(Shop.PAID_FIVE_TO_BOB);
        assertThat(heard()).containsSubsequence(GREETING, "Shall", "I", "pay", "5", "euros", "to", "Bob", "yes");
    }

    @ParameterizedTest
    @EnumSource
    void effectHappensOnceThoughTheStreamDiesAndTheNextWantsItAgain(SimulatedVendor.Name name) {
        SimulatedVendor far = call(name);
        shop.book.holds();
        AtomicInteger wanted = new AtomicInteger();
        far.script()
                .brain(situation -> wanted.incrementAndGet() <= 2
                        ? Answer.call("book", "{\"day\":\"1\"}")
                        : Answer.say("everything done"));

        says("attack now");
        line.until(() -> !shop.book.uses().isEmpty());
        far.simulator().drop();
        pause();
        shop.book.release();
        line.until(() -> heard().contains("done"));

        assertThat(wanted).hasValueGreaterThan(2);
        assertThat(shop.book.uses()).hasSize(1);
    }

    @AfterEach
    void nobodyElseActedAndTheVendorIsServedByTheBook() {
        line.hangUp(LineInput.LossCause.STOPPED);
        vendor.ifPresent(SimulatedVendor::close);
        timers.close();
        threads.shutdownNow();
        assertThat(vendor.orElseThrow().simulator().violations()).isEmpty();
        shop.actedForNobodyBut(CALL);
        shop.didNothingTwice();
    }

    private void says(String words) {
        line.caller(Melody.muLaw(words + " " + words));
    }

    /** What was heard is known to all by now. */
    private void pause() {
        long until = System.nanoTime() + ofMillis(600).toNanos();
        line.until(() -> System.nanoTime() > until);
    }

    private List<String> heard() {
        return line.heard(VOCABULARY).stream()
                .map(word -> word.replaceAll("[^A-Za-z0-9]", ""))
                .toList();
    }

    private SimulatedVendor call(SimulatedVendor.Name name) {
        SimulatedVendor far = SimulatedVendor.of(name, threads, timers);
        vendor = Optional.of(far);
        far.simulator().timing().answerDelay = ofMillis(20);
        far.simulator().timing().transcriptDelay = ofMillis(30);
        far.script().understandsMelodyOf(VOCABULARY);
        Sessions sessions = sessions(far);
        line.begin(sessions.attach(CALL, line), sessions::tick);
        line.until(() -> heard().contains(GREETING));
        pause();
        return far;
    }

    private Sessions sessions(SimulatedVendor far) {
        Map<Prompt, String> prompts = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            prompts.put(prompt, "waiting.");
        }
        prompts.put(Prompt.GREETING, GREETING + ".");
        prompts.put(Prompt.APOLOGY, APOLOGY + ".");
        SessionSettings settings = new SessionSettings(
                Locale.US,
                new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.RAW, ofMillis(300)),
                English.TURN.with(PreemptiveSettings.OFF).with(English.SILENCE_BORNE),
                ofMillis(250),
                prompts);
        Engines engines = new Engines(
                        new NoNoiseSuppression(),
                        new LoudnessDetector(),
                        recogniser,
                        new ScriptedTurnDetector(),
                        new ScriptedAgent(timers),
                        new SungVoice(threads))
                .behind(new SpeechModel(
                        Chain.ofOne(EnginePort.S2S, "hostile", far.client()),
                        "",
                        FallbackLimits.DEFAULT,
                        far.turns(),
                        Duration.ofMillis(700),
                        true,
                        Reasoning.MODEL,
                        0));
        Platform platform = new Platform(threads, timers, System::nanoTime);
        SessionAssembly assembly = new SessionAssembly(engines, settings, platform, shop.box());
        return new Sessions(() -> assembly, (call, reason) -> {}, (call, sequence, fact) -> {});
    }
}
