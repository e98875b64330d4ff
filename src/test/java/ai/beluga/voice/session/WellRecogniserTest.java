package ai.beluga.voice.session;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.PreemptiveSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recogniser that does what it should is not blamed for what the caller does. */
class WellRecogniserTest {

    private static final String SENTENCE =
            "We are open on Monday and Tuesday and Friday from nine to five every week. ";

    private final ScriptedCall call = ScriptedCall.servedBy(
            English.TURN.with(PreemptiveSettings.OFF).with(English.WITHOUT_ECHO).with(English.SILENCE_BORNE),
            WellRecogniserTest::engines);

    @Test
    void wordsOverAReplyThatOnlyKeysStopBlameNobody() {
        call.agent.replies(
                new AgentReply.StoppedBy(Interruptibility.KEYS),
                new AgentReply.TextChunk(SENTENCE.repeat(4)),
                new AgentReply.Ended(AgentReply.Then.LISTEN));
        call.run(ofSeconds(2)).callerSaysWords(0, 4).run(ofSeconds(2));

        call.callerSaysWords(5, 9).run(ofSeconds(15));

        assertThatNobodyIsBlamed();
    }

    @Test
    void wordsWhileKeysAreCollectedBlameNobody() {
        call.run(ofSeconds(3));
        call.control().collect("Please key in your number.", DigitRule.number(6), SayOptions.FOR_KEYS);

        call.run(ofSeconds(4)).callerSaysWords(0, 4).run(ofSeconds(9));

        assertThatNobodyIsBlamed();
    }

    @Test
    void soundWithoutWordsBlamesNobody() {
        call.run(ofSeconds(3)).callerSaysWords(0, 4).run(ofSeconds(6));

        call.callerSpeaks(ofSeconds(5)).run(ofSeconds(5));

        assertThatNobodyIsBlamed();
    }

    private void assertThatNobodyIsBlamed() {
        assertThat(call.facts(CallEvent.ProviderFailed.class)).isEmpty();
        assertThat(call.facts(CallEvent.ProviderSwitched.class)).isEmpty();
    }

    private static Engines engines(ScriptedCall made) {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0);
        List<Chain.Link<SpeechToText>> recognisers = List.of(
                new Chain.Link<>(
                        "first", new ListeningRecogniser(made.time, AudioFormat.PCM_8K), new ProviderHealth(backoff)),
                new Chain.Link<>(
                        "second", new ListeningRecogniser(made.time, AudioFormat.PCM_8K), new ProviderHealth(backoff)));
        return new Engines(
                new NoNoiseSuppression(),
                new LoudnessDetector(),
                made.turnDetector,
                new Providers(
                        new Chain<>(EnginePort.STT, recognisers),
                        Chain.ofOne(EnginePort.AGENT, "agent", made.agent),
                        Chain.ofOne(EnginePort.TTS, "voice", made.synthesizer),
                        Optional.empty(),
                        FallbackSettings.DEFAULT));
    }
}
