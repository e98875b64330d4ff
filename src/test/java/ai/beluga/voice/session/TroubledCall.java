package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.speech.cache.CachingTextToSpeech;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.TroubledAgent;
import ai.beluga.voice.testkit.TroubledSynthesizer;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call with two engines at each port, the first of which can be in trouble, and an ear for silence. */
final class TroubledCall {

    static final String FIRST = "first";
    static final String SECOND = "second";

    private static final List<String> RECORDED =
            List.of("apology", "not understood", "failure farewell", "failure transfer", "filler", "filler again");

    final ScriptedCall call;
    final ListeningRecogniser recogniser;
    final ListeningRecogniser standInRecogniser;
    final TroubledAgent agent;
    final TroubledAgent standInAgent;
    final TroubledSynthesizer voice;
    final TroubledSynthesizer standInVoice;
    private final boolean alone;
    private Optional<Parts> parts = Optional.empty();

    private record Parts(
            ListeningRecogniser recogniser,
            ListeningRecogniser standInRecogniser,
            TroubledAgent agent,
            TroubledAgent standInAgent,
            TroubledSynthesizer voice,
            TroubledSynthesizer standInVoice) {}

    /** Greeted; the second recogniser takes another rate than the first. */
    TroubledCall() {
        this(ListeningRecogniser.Trouble.NONE, TroubledSynthesizer.Trouble.NONE);
    }

    /** Greeted; nobody stands in, and the voice has recorded the prompts. */
    static TroubledCall alone(TurnSettings turn) {
        return new TroubledCall(turn, ListeningRecogniser.Trouble.NONE, TroubledSynthesizer.Trouble.NONE, true);
    }

    /** In trouble from the beginning. */
    TroubledCall(ListeningRecogniser.Trouble hearing, TroubledSynthesizer.Trouble speaking) {
        // The steady sounds of these callers and voices would be taken for each other.
        this(English.TURN.with(PreemptiveSettings.OFF).with(English.WITHOUT_ECHO), hearing, speaking, false);
    }

    private TroubledCall(
            TurnSettings turn,
            ListeningRecogniser.Trouble hearing,
            TroubledSynthesizer.Trouble speaking,
            boolean alone) {
        this.alone = alone;
        call = ScriptedCall.servedBy(turn, made -> engines(made, hearing, speaking));
        Parts made = parts.orElseThrow();
        recogniser = made.recogniser();
        standInRecogniser = made.standInRecogniser();
        agent = made.agent();
        standInAgent = made.standInAgent();
        voice = made.voice();
        standInVoice = made.standInVoice();
    }

    private Engines engines(
            ScriptedCall made, ListeningRecogniser.Trouble hearing, TroubledSynthesizer.Trouble speaking) {
        Parts all = new Parts(
                new ListeningRecogniser(made.time, AudioFormat.PCM_8K),
                new ListeningRecogniser(made.time, AudioFormat.PCM_16K),
                new TroubledAgent(FIRST, made.time),
                new TroubledAgent(SECOND, made.time),
                new TroubledSynthesizer(made.synthesizer, made.time),
                new TroubledSynthesizer(made.synthesizer, made.time));
        CachingTextToSpeech recorded = recorded(made, alone ? all.voice() : made.synthesizer);
        all.recogniser().has(hearing);
        all.voice().has(speaking);
        parts = Optional.of(all);
        Providers providers = alone
                ? new Providers(
                        Chain.ofOne(EnginePort.STT, FIRST, all.recogniser()),
                        Chain.ofOne(EnginePort.AGENT, FIRST, all.agent()),
                        Chain.ofOne(EnginePort.TTS, FIRST, recorded),
                        Optional.of(recorded.recordings()),
                        FallbackSettings.DEFAULT)
                : new Providers(
                        TroubledCall.<SpeechToText>chain(EnginePort.STT, all.recogniser(), all.standInRecogniser()),
                        TroubledCall.<Agent>chain(EnginePort.AGENT, all.agent(), all.standInAgent()),
                        TroubledCall.<TextToSpeech>chain(EnginePort.TTS, all.voice(), all.standInVoice()),
                        Optional.of(recorded.recordings()),
                        FallbackSettings.DEFAULT);
        return new Engines(new NoNoiseSuppression(), new LoudnessDetector(), made.turnDetector, providers);
    }

    private static CachingTextToSpeech recorded(ScriptedCall made, TextToSpeech voice) {
        CachingTextToSpeech cache = new CachingTextToSpeech(voice, Locale.US);
        for (String prompt : RECORDED) {
            var recorded = cache.prepare(prompt + " prompt.");
            made.time.advance(Duration.ofSeconds(1));
            assertThat(recorded).isCompleted();
        }
        return cache;
    }

    private static <E> Chain<E> chain(EnginePort port, E first, E second) {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0);
        return new Chain<>(
                port,
                List.of(
                        new Chain.Link<>(FIRST, first, new ProviderHealth(backoff)),
                        new Chain.Link<>(SECOND, second, new ProviderHealth(backoff))));
    }

    /** Lets the call go on until the caller has heard {@code words} at the end, and gives the longest silence before that. */
    Duration silenceUntilHeard(String words, Duration most) {
        long silentFrom = call.time.millis();
        long longest = 0;
        for (long left = most.toMillis(); left > 0; left -= 20) {
            call.run(Duration.ofMillis(20));
            if (call.line().lastSoundMillis() == call.time.millis()) {
                silentFrom = call.time.millis();
            }
            longest = Math.max(longest, call.time.millis() - silentFrom);
            if (call.heardAtTheFarEnd().endsWith(words)) {
                return Duration.ofMillis(longest);
            }
        }
        throw new AssertionError(
                "the caller heard \"" + call.heardAtTheFarEnd() + "\" and not \"" + words + "\" at its end");
    }

    /** What the caller has heard but for being asked to wait. */
    String heardBesideFillers() {
        return call.heardAtTheFarEnd().replaceAll("filler (again )?prompt\\. ", "");
    }

    List<CallEvent.ProviderFailed> failures() {
        return call.facts(CallEvent.ProviderFailed.class);
    }

    List<CallEvent.ProviderSwitched> switches() {
        return call.facts(CallEvent.ProviderSwitched.class);
    }

    List<String> asked() {
        return call.facts(CallEvent.CallerSpoke.class).stream()
                .map(CallEvent.CallerSpoke::text)
                .toList();
    }
}
