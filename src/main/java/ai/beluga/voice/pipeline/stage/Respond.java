package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Playout;
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
    private TurnId turn = TurnId.NONE;
    private int generation;
    private Agent.Reply reply = () -> {};
    private ClauseCutter cutter = new ClauseCutter();
    private LastWords lastWords = new LastWords();
    private long wroteNanos;
    private boolean spoke;
    private boolean firstClauseSpoken;
    private boolean began;
    private Optional<Asking> asking = Optional.empty();
    private TurnId asked = TurnId.NONE;
    /** A model replies to it, unless it cannot. */
    private TurnId ofModel = TurnId.NONE;
    /** What was asked last. */
    private Utterance question = Utterance.caller("");

    /** Who asked for keys. */
    private record Asking(TurnId turn, Agent.Reply reply) {}

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
     */
    public record Dialogue(CallId call, Locale language, Conversation memory) {}

    /** For a conversation that begins here. */
    public Respond(
            CallId call, Locale language, Agent agent, Manner manner, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        this(new Dialogue(call, language, new Conversation()), agent, manner, ticker, mailbox);
    }

    /**
     * @param mailbox takes what the agent says, from any thread
     */
    public Respond(Dialogue dialogue, Agent agent, Manner manner, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        this.call = dialogue.call();
        this.language = dialogue.language();
        this.conversation = dialogue.memory();
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
                next.emit(event);
            }
            case VoiceEvent.TurnCorrected corrected -> {
                if (corrected.turn().equals(asked)
                        && conversation.correct(question, Utterance.caller(corrected.text()))) {
                    next.emit(event);
                }
            }
            case VoiceEvent.ModelAsked asked -> {
                next.emit(event);
                asked(asked.turn(), nowNanos, next);
            }
            case VoiceEvent.AgentAsked open -> {
                if (open.turn().equals(ofModel)) {
                    begin(open.turn());
                    reply = agent.reply(request(), toMailbox(turn, 0));
                }
            }
            case VoiceEvent.CallerUnderstood understood -> {
                conversation.callerSaid(understood.turn(), understood.text());
                next.emit(event);
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
        keyed(new DigitResult.GivenUp());
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
            when asking.filter(it -> it.turn().equals(collected.turn())).isPresent() -> keyed(collected.result());
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
        Optional<PreparedReply> ready = preparation.settle(ask, conversation.utterances(), nowNanos, next);
        begin(ask.turn());
        asked = ask.turn();
        question = Utterance.caller(ask.text());
        conversation.add(question);
        if (ready.isPresent()) {
            use(ready.get(), nowNanos, next);
        } else {
            reply = agent.reply(request(), toMailbox(turn, 0));
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
            shortAnswer.begin(agent.reply(request().inShort(), toMailbox(turn, ShortAnswer.GENERATION)));
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
                fail(new ProviderException.Transient("the agent gave no answer, and no short one"));
            }
            case COMES -> {
                reply.cancel();
                reply = shortAnswer.use();
                generation = ShortAnswer.GENERATION;
                shortAnswer.early().forEach(early -> agentSaid(early.reply(), early.atNanos(), next));
            }
        }
    }

    private void fail(ProviderException cause) {
        mailbox.accept(new VoiceEvent.ReplyFailed(turn, cause));
    }

    /** The failure may come when the reply is used already, or when another one was asked for in its place. */
    private void preparedFailed(VoiceEvent.PreparedFailed failed, long nowNanos, Emitter next) {
        if (failed.turn().equals(turn) && failed.generation() == generation) {
            fail(failed.cause());
        } else {
            preparation.failed(failed, nowNanos, next);
        }
    }

    private void prepare(TurnDecision.Prepare prepare, long nowNanos) {
        List<Utterance> history = conversation.utterances();
        List<Utterance> asked = new ArrayList<>(history);
        asked.add(Utterance.caller(prepare.text()));
        Agent.Reply begun = agent.reply(
                new AgentRequest(call, prepare.turn(), language, asked).ahead(),
                toMailbox(prepare.turn(), prepare.generation()));
        preparation.begin(new PreparedReply(prepare, history, nowNanos, begun));
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
    }

    private AgentRequest request() {
        return new AgentRequest(call, turn, language, conversation.utterances());
    }

    private void giveUp() {
        turn = TurnId.NONE;
        ofModel = TurnId.NONE;
        reply.cancel();
        reply = () -> {};
        shortAnswer.drop();
    }

    private void agentSaid(AgentReply said, long atNanos, Emitter next) {
        switch (said) {
            case AgentReply.TextChunk chunk -> {
                tellBegun(chunk, atNanos, next);
                wroteNanos = atNanos;
                cutter.add(chunk.text(), clause -> clause(clause, atNanos, next));
            }
            case AgentReply.AsksForKeys asks -> {
                keyed(new DigitResult.GivenUp());
                asking = Optional.of(new Asking(turn, reply));
                mailbox.accept(new VoiceEvent.KeysAsked(turn, asks.rule()));
            }
            case AgentReply.StoppedBy stopped -> mailbox.accept(new VoiceEvent.ReplyStoppedBy(turn, stopped.what()));
            case AgentReply.Ended ended -> {
                shortAnswer.drop();
                cutter.finish(clause -> clause(clause, atNanos, next));
                awaits(ended.awaits());
                ended(ended.then(), next);
            }
            case AgentReply.Failed failed -> {
                if (shortAnswer.isAwaited()) {
                    shortAnswer.isAlone(failed.cause());
                } else {
                    fail(failed.cause());
                }
            }
        }
    }

    private void keyed(DigitResult result) {
        Optional<Asking> asked = asking;
        asking = Optional.empty();
        asked.ifPresent(to -> to.reply().keyed(result));
    }

    private void awaits(Optional<Expectation> said) {
        mailbox.accept(new VoiceEvent.AnswerAwaited(turn, said.orElseGet(() -> lastWords.expect(words))));
    }

    private void tellBegun(AgentReply.TextChunk chunk, long atNanos, Emitter next) {
        if (!began && !chunk.text().isBlank()) {
            began = true;
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

    /** There is nothing to be heard of it: the call ends, unless the caller is just going on. */
    private void overUnheard(Optional<EndReason> then) {
        mailbox.accept(new VoiceEvent.ReplyOver(turn, Utterance.agent(""), true, then));
        mailbox.accept(new VoiceEvent.ReplyPlayed(turn, Playout.none(0)));
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
            overUnheard(end);
        } else {
            fail(new ProviderException.Transient("the agent's reply was empty"));
        }
    }
}
