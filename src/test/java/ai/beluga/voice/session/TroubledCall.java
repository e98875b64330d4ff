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
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.TroubledAgent;
import ai.beluga.voice.testkit.TroubledSynthesizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call with two engines at each port, the first of which can be in trouble, and an ear for silence. */
final class TroubledCall {

    static final String FIRST = "first";
    static final String SECOND = "second";

    final ScriptedCall call;
    final ListeningRecogniser recogniser;
    final ListeningRecogniser standInRecogniser;
    final TroubledAgent agent;
    final TroubledAgent standInAgent;
    final TroubledSynthesizer voice;
    final TroubledSynthesizer standInVoice;
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

    /** In trouble from the beginning. */
    TroubledCall(ListeningRecogniser.Trouble hearing, TroubledSynthesizer.Trouble speaking) {
        call = ScriptedCall.servedBy(made -> engines(made, hearing, speaking));
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
        all.recogniser().has(hearing);
        all.voice().has(speaking);
        parts = Optional.of(all);
        Providers providers = new Providers(
                TroubledCall.<SpeechToText>chain(EnginePort.STT, all.recogniser(), all.standInRecogniser()),
                TroubledCall.<Agent>chain(EnginePort.AGENT, all.agent(), all.standInAgent()),
                TroubledCall.<TextToSpeech>chain(EnginePort.TTS, all.voice(), all.standInVoice()),
                Optional.of(recordings(made)),
                FallbackSettings.DEFAULT);
        return new Engines(new NoNoiseSuppression(), new LoudnessDetector(), made.turnDetector, providers);
    }

    private static TextToSpeech recordings(ScriptedCall made) {
        CachingTextToSpeech cache = new CachingTextToSpeech(made.synthesizer, Locale.US);
        var apology = cache.prepare("apology prompt.");
        var farewell = cache.prepare("failure farewell prompt.");
        made.time.advance(Duration.ofSeconds(1));
        assertThat(apology).isCompleted();
        assertThat(farewell).isCompleted();
        return cache.recordings();
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
