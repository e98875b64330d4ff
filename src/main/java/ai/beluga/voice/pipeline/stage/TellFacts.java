package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import java.util.function.Consumer;

/** Tells the facts of the conversation, with the latency of each reply. Stands where it sees words and audio pass. */
public final class TellFacts implements Stage.Tap {

    private final Consumer<CallEvent> facts;
    private final MeasureTurns measures;
    private TurnId turn = TurnId.NONE;
    private String text = "";
    private TurnId audible = TurnId.NONE;
    private boolean attachedBefore;

    public TellFacts(Consumer<CallEvent> facts) {
        this.facts = facts;
        this.measures = new MeasureTurns(facts);
    }

    @Override
    public void observe(VoiceEvent event, long nowNanos) {
        tell(event);
        measures.observe(event, nowNanos);
        if (event instanceof VoiceEvent.ReplyAudible audible) {
            measures.latency(audible.turn())
                    .ifPresent(latency -> facts.accept(new CallEvent.ReplyStarted(audible.turn(), latency)));
        }
    }

    private void tell(VoiceEvent event) {
        switch (event) {
            case VoiceEvent.LineAttached attached -> {
                facts.accept(new CallEvent.LineOpened(attachedBefore));
                attachedBefore = true;
            }
            case VoiceEvent.LineLost lost -> facts.accept(new CallEvent.LineClosed());
            case VoiceEvent.CallerDigit digit -> facts.accept(new CallEvent.DigitPressed());
            case VoiceEvent.ReplyAudible reply -> audible = reply.turn();
            case VoiceEvent.TurnText heard -> callerSpeaking(heard.text());
            case VoiceEvent.TurnCorrected it -> facts.accept(new CallEvent.CallerCorrected(it.turn(), it.text()));
            case VoiceEvent.Decided decided -> decided(decided.decision());
            case VoiceEvent.ModelAsked asked -> {
                turn = asked.turn();
                text = "";
            }
            case VoiceEvent.CallerUnderstood understood
            when !understood.text().isBlank() ->
                facts.accept(new CallEvent.CallerSpoke(understood.turn(), understood.text()));
            case VoiceEvent.ModelGone gone -> facts.accept(new CallEvent.ModelGone());
            case VoiceEvent.ModelRenewed renewed -> facts.accept(new CallEvent.ModelRenewed());
            case VoiceEvent.HandedOver over -> facts.accept(new CallEvent.ModelHandedOver(over.turn()));
            case VoiceEvent.ModelUsed(TurnId of, S2sEvent.Used(S2sEvent.Usage it, String engine)) ->
                facts.accept(new CallEvent.ModelUsed(
                        of,
                        engine,
                        it.audioIn(),
                        it.audioOut(),
                        it.textIn(),
                        it.textOut(),
                        it.otherIn(),
                        it.otherOut()));
            case VoiceEvent.PreparedSettled it ->
                facts.accept(new CallEvent.ReplyPrepared(it.turn(), it.outcome(), it.ahead(), it.characters()));
            case VoiceEvent.ReplyOver over
            when !over.heard().text().isBlank() || !over.heard().filler().isBlank() ->
                facts.accept(new CallEvent.AgentSpoke(over.turn(), over.heard()));
            default -> {}
        }
    }

    private void callerSpeaking(String heard) {
        if (!heard.isBlank() && !heard.equals(text) && !heard.equals(TurnInput.Text.UNKNOWN)) {
            text = heard;
            facts.accept(new CallEvent.CallerSpeaking(heard));
        }
    }

    private void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Ask ask -> {
                turn = ask.turn();
                text = "";
                facts.accept(new CallEvent.CallerSpoke(turn, ask.text()));
            }
            case TurnDecision.Unasked unasked ->
                facts.accept(new CallEvent.CallerSpoke(unasked.turn(), unasked.text()));
            case TurnDecision.Say say -> turn = say.turn();
            case TurnDecision.Announce announce -> turn = announce.turn();
            case TurnDecision.Withdraw withdraw -> facts.accept(new CallEvent.CallerWentOn(withdraw.turn()));
            case TurnDecision.Interrupt interrupt
            when interrupt.turn().equals(turn) -> facts.accept(new CallEvent.CallerInterrupted(interrupt.turn()));
            // What holds a reply that nobody hears yet interrupts nothing.
            case TurnDecision.Resume resume
            when resume.turn().equals(audible) -> facts.accept(new CallEvent.FalseInterruption(resume.turn()));
            case TurnDecision.DropSpeech drop -> text = "";
            default -> {}
        }
    }
}
