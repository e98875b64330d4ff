package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.pipeline.ClauseCutter;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnDecision;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the agent, gives its words onward clause by clause, and keeps the memory: what was said, and what was heard. */
public final class Respond implements Stage.Processor {

    private final CallId call;
    private final Locale language;
    private final Agent agent;
    private final Map<Prompt, String> prompts;
    private final Ticker ticker;
    private final Consumer<VoiceEvent> mailbox;
    private final Conversation conversation = new Conversation();
    private TurnId turn = TurnId.NONE;
    private Agent.Reply reply = () -> {};
    private ClauseCutter cutter = new ClauseCutter();
    private boolean spoke;
    private boolean began;

    /**
     * @param prompts the words of every prompt
     * @param mailbox takes what the agent says, from any thread
     */
    public Respond(
            CallId call,
            Locale language,
            Agent agent,
            Map<Prompt, String> prompts,
            Ticker ticker,
            Consumer<VoiceEvent> mailbox) {
        this.call = call;
        this.language = language;
        this.agent = agent;
        this.prompts = prompts;
        this.ticker = ticker;
        this.mailbox = mailbox;
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.AgentSaid said -> {
                if (said.turn().equals(turn)) {
                    agentSaid(said, next);
                }
            }
            case VoiceEvent.ReplyOver over -> {
                conversation.add(over.heard());
                next.emit(event);
            }
            case VoiceEvent.Decided decided -> {
                next.emit(event);
                decided(decided.decision(), nowNanos, next);
            }
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        giveUp();
    }

    private void decided(TurnDecision decision, long nowNanos, Emitter next) {
        switch (decision) {
            case TurnDecision.Ask ask -> ask(ask);
            case TurnDecision.Say say -> {
                begin(say.turn());
                next.emit(new VoiceEvent.ReplyClause(
                        turn, Objects.requireNonNull(prompts.get(say.prompt()), "words"), nowNanos));
                next.emit(new VoiceEvent.ReplyTextEnded(turn, say.then()));
            }
            case TurnDecision.Interrupt interrupt -> giveUp();
            case TurnDecision.Abandon abandon -> giveUp();
            case TurnDecision.Withdraw withdraw -> {
                giveUp();
                conversation.withdrawCaller();
            }
            default -> {}
        }
    }

    private void ask(TurnDecision.Ask ask) {
        begin(ask.turn());
        conversation.add(Utterance.caller(ask.text()));
        AgentRequest request = new AgentRequest(call, turn, language, conversation.utterances());
        TurnId asked = turn;
        reply = agent.reply(request, said -> mailbox.accept(new VoiceEvent.AgentSaid(asked, said, ticker.nanos())));
    }

    private void begin(TurnId newest) {
        giveUp();
        turn = newest;
        cutter = new ClauseCutter();
        spoke = false;
        began = false;
    }

    private void giveUp() {
        turn = TurnId.NONE;
        reply.cancel();
        reply = () -> {};
    }

    private void agentSaid(VoiceEvent.AgentSaid said, Emitter next) {
        switch (said.reply()) {
            case AgentReply.TextChunk chunk -> {
                tellBegun(chunk, said.atNanos(), next);
                cutter.add(chunk.text(), clause -> clause(clause, said.atNanos(), next));
            }
            case AgentReply.Ended ended -> {
                cutter.finish(clause -> clause(clause, said.atNanos(), next));
                ended(ended.then(), next);
            }
            case AgentReply.Failed failed -> mailbox.accept(new VoiceEvent.ReplyFailed(turn, failed.cause()));
        }
    }

    private void tellBegun(AgentReply.TextChunk chunk, long atNanos, Emitter next) {
        if (!began && !chunk.text().isBlank()) {
            began = true;
            next.emit(new VoiceEvent.ReplyBegan(turn, atNanos));
        }
    }

    private void clause(String text, long atNanos, Emitter next) {
        if (!text.isBlank()) {
            spoke = true;
            next.emit(new VoiceEvent.ReplyClause(turn, text.strip(), atNanos));
        }
    }

    /** An agent that ends the call without a word is obeyed; one that has nothing to say at all has failed. */
    private void ended(AgentReply.Then then, Emitter next) {
        Optional<EndReason> end = switch (then) {
            case LISTEN -> Optional.empty();
            case HANG_UP -> Optional.of(EndReason.GOODBYE);
            case TRANSFER -> Optional.of(EndReason.TRANSFER);
        };
        if (spoke) {
            next.emit(new VoiceEvent.ReplyTextEnded(turn, end));
        } else if (end.isPresent()) {
            mailbox.accept(new VoiceEvent.EndRequested(end.get()));
        } else {
            mailbox.accept(
                    new VoiceEvent.ReplyFailed(turn, new ProviderException.Transient("the agent's reply was empty")));
        }
    }
}
