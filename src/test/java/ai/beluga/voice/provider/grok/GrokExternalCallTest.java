package ai.beluga.voice.provider.grok;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.ModelUsed;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
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
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.PacedLine;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole session whose recogniser and voice are one stream to a simulated Grok, in real time. */
class GrokExternalCallTest {

    private static final CallId CALL = new CallId("CA00000000000000000000000000000003");
    private static final String ASKED = "when do you open";
    private static final String ASKED_NEXT = "and on sunday";
    private static final String HOURS = "We open at nine every day of the week and close at six in the evening but for"
            + " one week in August when nobody is here at all";
    private static final String CLOSED = "On Sunday all is quiet";
    private static final List<String> VOCABULARY = List.of("greeting", HOURS, CLOSED);

    private final Grok far = new Grok();
    private final ThreadTimers timers = new ThreadTimers();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScriptedAgent agent = new ScriptedAgent(timers);
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(timers);
    private final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer(timers);
    private final List<CallEvent> facts = new CopyOnWriteArrayList<>();
    private final PacedLine line = new PacedLine();
    private final Sessions sessions = sessions();

    @Test
    void callerAndAgentTalkByOneStreamOfTheModel() {
        far.understands(ASKED, ASKED_NEXT);
        far.pace(1.3);
        agent.says(HOURS);
        agent.says(CLOSED);
        line.begin(sessions.attach(CALL, line), sessions::tick);

        line.until(() -> has(AgentSpoke.class, 1));
        line.caller(Melody.muLaw(ASKED));
        line.until(() -> line.heard(VOCABULARY).contains("week"));
        line.caller(Melody.muLaw(ASKED_NEXT));
        line.until(() -> has(AgentSpoke.class, 3));

        String heard = of(AgentSpoke.class).get(1).heard().text();
        assertThat(of(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly(ASKED, ASKED_NEXT);
        assertThat(of(CallerInterrupted.class)).hasSize(1);
        assertThat(heard).startsWith("We open at nine").isNotEqualTo(HOURS);
        assertThat(HOURS).startsWith(heard);
        assertThat(line.heard(VOCABULARY))
                .startsWith("greeting", "We", "open", "at", "nine", "every", "day")
                .endsWith("On", "Sunday", "all", "is", "quiet")
                .doesNotContain("August");
        assertThat(agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly("greeting.", ASKED, heard, ASKED_NEXT);
        assertThat(of(ModelUsed.class))
                .as("each clause that the vendor was given, once")
                .hasSameSizeAs(far.simulator().script().spoken())
                .allMatch(used -> used.provider().equals("grok") && used.otherIn() > 0 && used.otherOut() > 0);
        assertThat(of(ModelUsed.class)).extracting(ModelUsed::turn).doesNotContain(TurnId.NONE);
        assertThat(far.simulator().count("response.create")).isZero();
        assertThat(far.simulator().count("response.cancel")).isEqualTo(1);
        assertThat(far.connections()).isEqualTo(1);
        assertThat(recogniser.opened()).isZero();
        assertThat(synthesizer.asked()).isEmpty();
    }

    @AfterEach
    void end() {
        line.hangUp(LineInput.LossCause.STOPPED);
        far.awaitGone();
        assertThat(far.violations()).isEmpty();
        far.close();
        timers.close();
        threads.shutdownNow();
    }

    private boolean has(Class<? extends CallEvent> kind, int count) {
        return of(kind).size() >= count;
    }

    private <T extends CallEvent> List<T> of(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Sessions sessions() {
        Map<Prompt, String> prompts = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            prompts.put(prompt, prompt == Prompt.GREETING ? "greeting." : "One moment, please.");
        }
        HearingSettings hearing = new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.RAW, ofMillis(300));
        SessionSettings settings = new SessionSettings(
                Locale.US,
                hearing,
                English.TURN.with(PreemptiveSettings.OFF).with(English.SILENCE_BORNE),
                ofMillis(250),
                prompts);
        Engines engines = new Engines(
                        new NoNoiseSuppression(),
                        new LoudnessDetector(),
                        recogniser,
                        new ScriptedTurnDetector(),
                        agent,
                        synthesizer)
                .behind(new SpeechModel(
                        Chain.ofOne(EnginePort.S2S, "grok", far.client()),
                        "",
                        FallbackLimits.DEFAULT,
                        Opening.Turns.OURS,
                        Duration.ofMillis(700),
                        false,
                        Reasoning.EXTERNAL,
                        0));
        SessionAssembly assembly =
                new SessionAssembly(engines, settings, new Platform(threads, timers, System::nanoTime));
        return new Sessions(() -> assembly, (call, reason) -> {}, (call, sequence, fact) -> facts.add(fact));
    }
}
