package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.pipeline.ClauseCutter;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.tool.Offer;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the agent, gives its words onward clause by clause, and keeps the memory: what was said, and what was heard. */
public final class Respond implements Stage.Processor {

    /** Models write a word within some tens of milliseconds; one that takes longer pauses. */
    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();

    private final CallId call;
    private final Locale language;
    private final TurnWords words;
    private final Agent agent;
    private final Map<Prompt, String> prompts;
    private final Preparation preparation;
    private final Ticker ticker;
    private final Consumer<VoiceEvent> mailbox;
    private final ShortAnswer shortAnswer = new ShortAnswer();
    private final Conversation conversation;
    private final AgentTools tools;
    private final ReplyEnding ending;
    private TurnId turn = TurnId.NONE;
    private int generation;
    private Agent.Reply reply = () -> {};
    private ClauseCutter cutter = new ClauseCutter();
    private LastWords lastWords = new LastWords();
    private long wroteNanos;
    private boolean spoke;
    private boolean firstClauseSpoken;
    private boolean began;
    private boolean told;
    private final KeyAsking keys = new KeyAsking();
    private final LastQuestion question = new LastQuestion();
    /** A model replies to it, unless it cannot. */
    private TurnId ofModel = TurnId.NONE;

    /**
     * What it says without the agent, and when it lets the agent speak.
     *
     * @param prompts the words of every prompt
     * @param words tell what the agent waits for when it does not say so
     * @param preemptive when replies prepared before the caller's turn was over are used
     */
    public record Manner(Map<Prompt, String> prompts, TurnWords words, PreemptiveSettings.Use preemptive) {}

    /**
     * Whose conversation it is.
     *
     * @param memory what was said and heard so far; kept here
     * @param offer what the agent may call
     */
    public record Dialogue(CallId call, Locale language, Conversation memory, Offer offer) {}

    /** For a conversation that begins here. */
    public Respond(
            CallId call, Locale language, Agent agent, Manner manner, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        this(new Dialogue(call, language, new Conversation(), Offer.NONE), agent, manner, ticker, mailbox);
    }

    /** @param mailbox takes what the agent says, from any thread */
    public Respond(Dialogue dialogue, Agent agent, Manner manner, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        this.call = dialogue.call();
        this.language = dialogue.language();
        this.conversation = dialogue.memory();
        this.tools = new AgentTools(dialogue.offer(), mailbox);
        this.ending = new ReplyEnding(mailbox);
        this.words = manner.words();
        this.agent = agent;
        this.prompts = manner.prompts();
        this.preparation = new Preparation(manner.preemptive());
        this.ticker = ticker;
        this.mailbox = mailbox;
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.AgentSaid said -> {
                if (said.turn().equals(turn) && said.generation() == generation) {
                    agentSaid(said.reply(), said.atNanos(), next);
                } else if (said.turn().equals(turn) && said.generation() == ShortAnswer.GENERATION) {
                    saidInShort(said, next);
                } else {
                    preparation.take(said, nowNanos, next);
                }
            }
            case VoiceEvent.PreparedFailed failed -> preparedFailed(failed, nowNanos, next);
            case VoiceEvent.ReplyOver over -> {
                conversation.add(over.heard());
                tools.heard(over);
                next.emit(event);
            }
            case VoiceEvent.TurnCorrected corrected -> {
                if (question.isCorrected(corrected, conversation)) {
                    next.emit(event);
                }
            }
            case VoiceEvent.ModelAsked asked -> {
                next.emit(event);
                asked(asked.turn(), nowNanos, next);
            }
            case VoiceEvent.AgentAsked open when open.turn().equals(ofModel) -> takeOver(open.turn());
            case VoiceEvent.AgentAsked other -> {}
            case VoiceEvent.CallerUnderstood understood -> {
                conversation.callerSaid(understood.turn(), understood.text());
                next.emit(event);
            }
            case VoiceEvent.AgentNote note -> tools.note(note.text());
            case VoiceEvent.HandedOver over -> {
                next.emit(event);
                takeOver(over.turn());
            }
            case VoiceEvent.ToolAnswered answered -> {
                tools.answered(answered, reply);
                next.emit(event);
            }
            case VoiceEvent.ToolToConfirm asks -> {
                next.emit(event);
                if (tools.areCalledBy(asks.asker())) {
                    dropReply();
                }
            }
            case VoiceEvent.CallerAudio tick -> {
                if (turn != TurnId.NONE && nowNanos - wroteNanos >= PAUSE_NANOS) {
                    cutter.pause(clause -> clause(clause, nowNanos, next));
                }
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
        keys.keyed(new DigitResult.GivenUp());
        preparation.close();
    }

    private void decided(TurnDecision decision, long nowNanos, Emitter next) {
        switch (decision) {
            case TurnDecision.Prepare prepare -> prepare(prepare, nowNanos);
            case TurnDecision.Unprepare unprepare -> preparation.discard(unprepare, nowNanos, next);
            case TurnDecision.Ask ask -> ask(ask, nowNanos, next);
            case TurnDecision.Unasked unasked -> conversation.add(Utterance.caller(unasked.text()));
            case TurnDecision.End end -> preparation.discard(PreparedOutcome.OVERTAKEN, nowNanos, next);
            case TurnDecision.Say say -> {
                preparation.discard(PreparedOutcome.OVERTAKEN, nowNanos, next);
                begin(say.turn());
                next.emit(new VoiceEvent.ReplyClause(
                        turn, Objects.requireNonNull(prompts.get(say.prompt()), "words"), nowNanos));
                next.emit(new VoiceEvent.ReplyTextEnded(turn, say.then()));
                if (say.prompt() == Prompt.GREETING) {
                    lastWords.add(prompts.getOrDefault(Prompt.GREETING, ""));
                    awaits(Optional.empty());
                }
            }
            case TurnDecision.Bridge bridge when bridge.turn().equals(turn) -> bridge(bridge.step(), next);
            case TurnDecision.Announce announce -> announce(announce, nowNanos, next);
            case TurnDecision.Collected collected
            when keys.areAskedIn(collected.turn()) -> keys.keyed(collected.result());
            case TurnDecision.Interrupt interrupt -> giveUp();
            case TurnDecision.Abandon abandon -> giveUp();
            case TurnDecision.Withdraw withdraw -> {
                giveUp();
                conversation.withdrawCaller();
            }
            default -> {}
        }
    }

    /** Words that ask nothing leave open what was asked before. */
    private void announce(TurnDecision.Announce announce, long nowNanos, Emitter next) {
        preparation.discard(PreparedOutcome.OVERTAKEN, nowNanos, next);
        begin(announce.turn());
        cutter.add(announce.words(), clause -> clause(clause, nowNanos, next));
        cutter.finish(clause -> clause(clause, nowNanos, next));
        next.emit(new VoiceEvent.ReplyTextEnded(turn, Optional.empty()));
        if (announce.words().contains("?")) {
            awaits(Optional.empty());
        }
    }

    /** Somebody else replies. */
    private void asked(TurnId asked, long nowNanos, Emitter next) {
        preparation.discard(PreparedOutcome.OVERTAKEN, nowNanos, next);
        giveUp();
        ofModel = asked;
        conversation.awaitCaller(asked);
    }

    private void ask(TurnDecision.Ask ask, long nowNanos, Emitter next) {
        PreparedReply.Ground now = new PreparedReply.Ground(conversation.utterances(), tools.tellWith(ask.turn()));
        Optional<PreparedReply> ready = preparation.settle(ask, now, nowNanos, next);
        begin(ask.turn());
        conversation.add(question.asked(ask));
        if (ready.isPresent()) {
            use(ready.get(), nowNanos, next);
        } else {
            reply = agent.reply(request(turn, conversation.utterances()), toMailbox(turn, 0));
        }
    }

    /** What the caller said is remembered already. */
    private void takeOver(TurnId of) {
        begin(of);
        if (conversation.endsWithCaller()) {
            reply = agent.reply(request(turn, conversation.utterances()), toMailbox(turn, 0));
        } else {
            ending.failed(turn, new ProviderException.Transient("the caller has said nothing that could be answered"));
        }
    }

    /** What was kept of it goes on as if it came now; the rest comes as with any other reply. */
    private void use(PreparedReply ready, long nowNanos, Emitter next) {
        generation = ready.asked().generation();
        firstClauseSpoken = preparation.firstClauseSpoken();
        reply = ready.reply();
        ready.said().forEach(said -> agentSaid(said.reply(), nowNanos, next));
    }

    /** An agent that has begun is left alone: two answers in one would contradict each other. */
    private void bridge(WaitStep step, Emitter next) {
        if (began) {
            return;
        }
        if (step == WaitStep.SECOND_PROVIDER && reply.hedge()) {
            next.emit(new VoiceEvent.AnotherAsked(turn, step));
        } else if (step == WaitStep.SHORTER_ANSWER && conversation.endsWithCaller()) {
            AgentRequest whole = request(turn, conversation.utterances());
            shortAnswer.begin(agent.reply(whole.inShort(), toMailbox(turn, ShortAnswer.GENERATION)));
            next.emit(new VoiceEvent.AnotherAsked(turn, step));
        }
    }

    private void saidInShort(VoiceEvent.AgentSaid said, Emitter next) {
        if (!shortAnswer.isAwaited()) {
            return;
        }
        switch (shortAnswer.take(said)) {
            case NOT_YET -> {}
            case NONE -> shortAnswer.drop();
            case NEITHER -> {
                shortAnswer.drop();
                ending.failed(turn, new ProviderException.Transient("the agent gave no answer, and no short one"));
            }
            case COMES -> {
                reply.cancel();
                reply = shortAnswer.use();
                generation = ShortAnswer.GENERATION;
                shortAnswer.early().forEach(early -> agentSaid(early.reply(), early.atNanos(), next));
            }
        }
    }

    /** The failure may come when the reply is used already, or when another one was asked for in its place. */
    private void preparedFailed(VoiceEvent.PreparedFailed failed, long nowNanos, Emitter next) {
        if (failed.turn().equals(turn) && failed.generation() == generation) {
            ending.failed(turn, failed.cause());
        } else {
            preparation.failed(failed, nowNanos, next);
        }
    }

    private void prepare(TurnDecision.Prepare prepare, long nowNanos) {
        List<Utterance> history = conversation.utterances();
        List<Utterance> asked = new ArrayList<>(history);
        asked.add(Utterance.caller(prepare.text()));
        AgentRequest request = tools.offeredAhead(new AgentRequest(call, prepare.turn(), language, asked));
        Agent.Reply begun = agent.reply(request.ahead(), toMailbox(prepare.turn(), prepare.generation()));
        PreparedReply.Ground ground = new PreparedReply.Ground(history, request.notes());
        preparation.begin(new PreparedReply(prepare, ground, nowNanos, begun));
    }

    private AgentRequest request(TurnId of, List<Utterance> said) {
        return tools.offered(new AgentRequest(call, of, language, said));
    }

    private Consumer<AgentReply> toMailbox(TurnId asked, int asGeneration) {
        return said -> mailbox.accept(new VoiceEvent.AgentSaid(asked, asGeneration, said, ticker.nanos()));
    }

    private void begin(TurnId newest) {
        giveUp();
        turn = newest;
        generation = 0;
        firstClauseSpoken = false;
        cutter = new ClauseCutter();
        lastWords = new LastWords();
        spoke = false;
        began = false;
        told = false;
    }

    private void giveUp() {
        turn = TurnId.NONE;
        ofModel = TurnId.NONE;
        dropReply();
        shortAnswer.drop();
    }

    private void dropReply() {
        tools.giveUp();
        reply.cancel();
        reply = () -> {};
    }

    private void agentSaid(AgentReply said, long atNanos, Emitter next) {
        switch (said) {
            case AgentReply.TextChunk chunk -> {
                tellBegun(chunk, atNanos, next);
                wroteNanos = atNanos;
                cutter.add(chunk.text(), clause -> clause(clause, atNanos, next));
            }
            case AgentReply.CallsTool tool -> {
                began = true;
                shortAnswer.drop();
                cutter.finish(clause -> clause(clause, atNanos, next));
                next.emit(tools.call(turn, generation, tool));
            }
            case AgentReply.AsksForKeys asks -> {
                keys.askedBy(turn, reply);
                mailbox.accept(new VoiceEvent.KeysAsked(turn, asks.rule()));
            }
            case AgentReply.StoppedBy stopped -> mailbox.accept(new VoiceEvent.ReplyStoppedBy(turn, stopped.what()));
            case AgentReply.Ended ended -> {
                shortAnswer.drop();
                cutter.finish(clause -> clause(clause, atNanos, next));
                awaits(ended.awaits());
                ending.ended(turn, spoke, ended.then(), next);
            }
            case AgentReply.Failed failed -> {
                if (shortAnswer.isAwaited()) {
                    shortAnswer.isAlone(failed.cause());
                } else {
                    ending.failed(turn, failed.cause());
                }
            }
        }
    }

    private void awaits(Optional<Expectation> said) {
        mailbox.accept(new VoiceEvent.AnswerAwaited(turn, said.orElseGet(() -> lastWords.expect(words))));
    }

    private void tellBegun(AgentReply.TextChunk chunk, long atNanos, Emitter next) {
        if (!told && !chunk.text().isBlank()) {
            began = true;
            told = true;
            shortAnswer.drop();
            next.emit(new VoiceEvent.ReplyBegan(turn, atNanos));
        }
    }

    private void clause(String text, long atNanos, Emitter next) {
        boolean spoken = firstClauseSpoken && !spoke;
        if (!text.isBlank()) {
            spoke = true;
            lastWords.add(text);
        }
        if (!text.isBlank() && !spoken) {
            next.emit(new VoiceEvent.ReplyClause(turn, text.strip(), atNanos));
        }
    }
}
