package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.turn.TurnDecision;
import java.util.function.Consumer;

/** Tells the facts of the conversation, with the latency of each reply. Stands where it sees words and audio pass. */
public final class TellFacts implements Stage.Tap {

    private final Consumer<CallEvent> facts;
    private TurnStopwatch stopwatch = TurnStopwatch.ofPrompt(0);
    private TurnId turn = TurnId.NONE;
    private String text = "";
    private boolean attachedBefore;

    public TellFacts(Consumer<CallEvent> facts) {
        this.facts = facts;
    }

    @Override
    public void observe(VoiceEvent event, long nowNanos) {
        switch (event) {
            case VoiceEvent.LineAttached attached -> {
                facts.accept(new CallEvent.LineOpened(attachedBefore));
                attachedBefore = true;
            }
            case VoiceEvent.LineLost lost -> facts.accept(new CallEvent.LineClosed());
            case VoiceEvent.CallerDigit digit -> facts.accept(new CallEvent.DigitPressed());
            case VoiceEvent.TurnText heard -> callerSpeaking(heard.text());
            case VoiceEvent.Decided decided -> decided(decided.decision(), nowNanos);
            case VoiceEvent.PreparedSettled it ->
                facts.accept(new CallEvent.ReplyPrepared(it.turn(), it.outcome(), it.ahead(), it.characters()));
            case VoiceEvent.ReplySegment segment
            when segment.turn().equals(turn) -> stopwatch.clause(segment.atNanos());
            case VoiceEvent.ReplySpeech speech when speech.turn().equals(turn) -> speech(speech);
            case VoiceEvent.ReplyAudible audible
            when audible.turn().equals(turn) ->
                facts.accept(new CallEvent.ReplyStarted(turn, stopwatch.audible(audible.atNanos())));
            case VoiceEvent.ReplyOver over
            when !over.heard().text().isBlank() -> facts.accept(new CallEvent.AgentSpoke(over.turn(), over.heard()));
            default -> {}
        }
    }

    private void callerSpeaking(String heard) {
        if (!heard.isBlank() && !heard.equals(text)) {
            text = heard;
            facts.accept(new CallEvent.CallerSpeaking(heard));
        }
    }

    private void speech(VoiceEvent.ReplySpeech speech) {
        if (speech.event() instanceof TtsEvent.Audio) {
            stopwatch.audio(speech.atNanos());
        }
    }

    private void decided(TurnDecision decision, long nowNanos) {
        switch (decision) {
            case TurnDecision.Ask ask -> {
                turn = ask.turn();
                text = "";
                stopwatch = new TurnStopwatch(ask.timing());
                facts.accept(new CallEvent.CallerSpoke(turn, ask.text()));
            }
            case TurnDecision.Say say -> {
                turn = say.turn();
                stopwatch = TurnStopwatch.ofPrompt(nowNanos);
            }
            case TurnDecision.Withdraw withdraw -> facts.accept(new CallEvent.CallerWentOn(withdraw.turn()));
            case TurnDecision.Interrupt interrupt
            when interrupt.turn().equals(turn) -> facts.accept(new CallEvent.CallerInterrupted(interrupt.turn()));
            case TurnDecision.Resume resume -> facts.accept(new CallEvent.FalseInterruption(resume.turn()));
            default -> {}
        }
    }
}
