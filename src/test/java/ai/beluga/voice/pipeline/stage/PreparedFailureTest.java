package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A reply prepared for a turn may fail while another one for the same turn is under way already. */
class PreparedFailureTest {

    private static final TurnId TURN = new TurnId(4);
    private static final ProviderException GONE = new ProviderException.Transient("planted");

    private final List<VoiceEvent> mailbox = new ArrayList<>();
    private final List<VoiceEvent> emitted = new ArrayList<>();
    private final List<Integer> cancelled = new ArrayList<>();
    private int asked;

    @Test
    void callerHearsTheAnswerAlthoughTheVoiceFailedAtAnEarlierGuess() {
        Respond respond = respond();
        respond.process(prepare(1, "what are your"), 0, emitted::add);
        respond.process(ask("what are your hours on Sunday"), 0, emitted::add);
        mailbox.clear();
        cancelled.clear();

        respond.process(new VoiceEvent.PreparedFailed(TURN, 1, GONE), 0, emitted::add);

        assertThat(mailbox).isEmpty();
        assertThat(cancelled).isEmpty();
    }

    @Test
    void newerGuessIsKeptWhenTheVoiceFailedAtAnOlderOne() {
        Respond respond = respond();
        respond.process(prepare(1, "what are your"), 0, emitted::add);
        respond.process(new VoiceEvent.Decided(new TurnDecision.Unprepare(TURN, 1)), 0, emitted::add);
        respond.process(prepare(2, "what are your hours"), 0, emitted::add);
        cancelled.clear();

        respond.process(new VoiceEvent.PreparedFailed(TURN, 1, GONE), 0, emitted::add);
        assertThat(cancelled).isEmpty();

        respond.process(new VoiceEvent.PreparedFailed(TURN, 2, GONE), 0, emitted::add);
        assertThat(cancelled).containsExactly(2);
    }

    @Test
    void guessThatWasUsedFailsAsAnyReply() {
        Respond respond = respond();
        respond.process(prepare(1, "what are your hours"), 0, emitted::add);
        respond.process(ask("what are your hours"), 0, emitted::add);
        mailbox.clear();

        respond.process(new VoiceEvent.PreparedFailed(TURN, 1, GONE), 0, emitted::add);

        assertThat(mailbox).containsExactly(new VoiceEvent.ReplyFailed(TURN, GONE));
    }

    @Test
    void voiceTellsWhichGuessItFailedAt() {
        CompletableFuture<TextToSpeech.Stream> opening = new CompletableFuture<>();
        Speak speak = new Speak(voice(opening), Locale.US, () -> 0, mailbox::add);
        speak.process(new VoiceEvent.PreparedClause(TURN, 3, "We open at nine.", 0), 0, emitted::add);

        opening.completeExceptionally(GONE);
        runPosted();

        assertThat(mailbox)
                .filteredOn(VoiceEvent.PreparedFailed.class::isInstance)
                .containsExactly(new VoiceEvent.PreparedFailed(TURN, 3, GONE));
        assertThat(mailbox).noneMatch(VoiceEvent.ReplyFailed.class::isInstance);
    }

    private void runPosted() {
        for (VoiceEvent event : List.copyOf(mailbox)) {
            if (event instanceof VoiceEvent.Run run) {
                run.task().run();
            }
        }
    }

    private Respond respond() {
        Agent agent = (request, replies) -> {
            int number = ++asked;
            return () -> cancelled.add(number);
        };
        return new Respond(
                new CallId("CA1"),
                Locale.US,
                agent,
                new Respond.Manner(Map.of(), TurnWords.of(Locale.US), Use.DEFAULT),
                () -> 0,
                mailbox::add);
    }

    private static VoiceEvent prepare(int generation, String words) {
        return new VoiceEvent.Decided(new TurnDecision.Prepare(TURN, generation, words));
    }

    private static VoiceEvent ask(String words) {
        return new VoiceEvent.Decided(new TurnDecision.Ask(TURN, words, new TurnDecision.TurnTiming(0, 0, 0)));
    }

    private static TextToSpeech voice(CompletableFuture<TextToSpeech.Stream> opening) {
        return new TextToSpeech() {
            @Override
            public AudioFormat output() {
                return AudioFormat.TELEPHONE;
            }

            @Override
            public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
                return opening;
            }
        };
    }
}
