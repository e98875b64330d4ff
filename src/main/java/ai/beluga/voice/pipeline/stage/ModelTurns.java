package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.turn.TurnDecision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The turns that a model is asked to reply to: when it is told that the caller speaks and has finished, which of its replies is
 * the one asked for, and how much of one that was given up was heard. A turn is asked only when that of the reply before is
 * known.
 */
final class ModelTurns {

    private final LateStream<SpeechToSpeech.Stream> model;
    private final ModelCalls calls;
    private final Consumer<VoiceEvent> mailbox;
    /** The model was told to give them up: what it says of them is stale. */
    private final GivenUpReplies givenUp;

    private final boolean ofVendor;

    private final CallerUtterances utterances = new CallerUtterances();
    private final AskedTurns turns;
    private final TakeOver takeOver;
    private final Goodbye goodbye;
    private final HeardReplies heard;
    private final EndsOfReplies ends;
    /** Those that may still be heard, or of which it is not known yet how much was. */
    private final Map<TurnId, ModelReply> replies = new HashMap<>();

    private Optional<ModelReply> reply = Optional.empty();
    /** It was given up, and how much of it was heard is being found out. */
    private Optional<ModelReply> stopping = Optional.empty();
    /** To be asked after that. */
    private Optional<TurnDecision.Ask> question = Optional.empty();

    private TurnId newest = TurnId.NONE;
    private boolean saidSomething;
    private boolean toldOfSpeech;

    /**
     * @param taken who tells when the caller's turn is over
     * @param interrupts how many replies the model was told to give up
     * @param mailbox takes what became of replies and of the caller's words
     */
    ModelTurns(
            LateStream<SpeechToSpeech.Stream> model,
            Opening.Turns taken,
            boolean takesText,
            ModelCalls calls,
            AtomicInteger interrupts,
            Consumer<VoiceEvent> mailbox) {
        this.model = model;
        this.ofVendor = taken == Opening.Turns.VENDORS;
        this.calls = calls;
        this.givenUp = new GivenUpReplies(interrupts, ofVendor);
        this.turns = new AskedTurns(model, ofVendor, takesText, utterances);
        this.goodbye = new Goodbye(model, calls);
        this.heard = new HeardReplies(model, takesText);
        this.takeOver = new TakeOver(model, ofVendor, takesText, utterances, calls, mailbox);
        this.ends = new EndsOfReplies(ofVendor, calls, takeOver, mailbox);
        this.mailbox = mailbox;
    }

    /** The caller has said something, or may have; {@code true} when something was said in this turn, now or before. */
    boolean says(boolean something) {
        saidSomething |= something;
        tellOfSpeech();
        return saidSomething;
    }

    /** What the caller says goes to the vendor as it comes. */
    boolean isListening() {
        return ofVendor || toldOfSpeech;
    }

    /** It was nothing. */
    void dropSpeech() {
        saidSomething = false;
        if (toldOfSpeech) {
            toldOfSpeech = false;
            model.use(SpeechToSpeech.Stream::callerWithdrew);
        }
    }

    /** Over a reply it may still be nothing. */
    private void tellOfSpeech() {
        if (!ofVendor && saidSomething && !toldOfSpeech && reply.isEmpty() && question.isEmpty()) {
            toldOfSpeech = true;
            model.use(SpeechToSpeech.Stream::callerStarted);
        }
    }

    /** The caller's turn is over. */
    void ask(TurnDecision.Ask ask) {
        newest = ask.turn();
        saidSomething = false;
        wants(ask);
        question = Optional.of(ask);
        if (stopping.isEmpty() || ofVendor) {
            askNow();
        }
    }

    private void wants(TurnDecision.Ask ask) {
        ModelReply wanted = new ModelReply(ask, model.number());
        reply = Optional.of(wanted);
        replies.put(ask.turn(), wanted);
    }

    private void askNow() {
        Optional<TurnDecision.Ask> waiting = question;
        question = Optional.empty();
        waiting.ifPresent(this::put);
    }

    /** The model is asked what it does not know yet of the turn. */
    private void put(TurnDecision.Ask ask) {
        goodbye.callerWentOn();
        calls.tellUntold(ask.turn(), turns.asksByText(ask));
        Optional<CallerUtterances.Understood> words = turns.put(ask, toldOfSpeech);
        toldOfSpeech = false;
        words.ifPresent(this::tell);
    }

    /** What the model understood of the caller. */
    void understood(S2sEvent.CallerText text) {
        if (text.isFinal()) {
            utterances.heard(text.utterance(), text.text()).ifPresent(this::tell);
        }
    }

    private void tell(CallerUtterances.Understood words) {
        mailbox.accept(new VoiceEvent.CallerUnderstood(words.turn(), words.text()));
    }

    /** The caller goes on before the reply. */
    void withdraw(TurnId turn) {
        boolean wasAsked = question.isEmpty()
                && reply.filter(given -> given.turn().equals(turn)).isPresent();
        turns.withdrawn(turn, wasAsked);
        giveUp(turn);
    }

    /** The caller has waited for it in vain, or nobody is to wait for it. */
    void abandon(TurnDecision.Abandon abandon) {
        reply.filter(it -> abandon.failed() && it.turn().equals(abandon.turn())).ifPresent(takeOver::gaveUpWaiting);
        giveUp(abandon.turn());
    }

    /** How much of it was heard is told by who plays it, where there was anything to play. */
    void giveUp(TurnId turn) {
        Optional<ModelReply> mine = reply.filter(given -> given.turn().equals(turn));
        if (mine.isEmpty()) {
            return;
        }
        reply = Optional.empty();
        calls.giveUp();
        if (mine.get().audible()) {
            stopping = mine;
            return;
        }
        replies.remove(turn);
        boolean wasAsked = question.isEmpty();
        question = Optional.empty();
        if (wasAsked) {
            interrupt(mine.get(), 0, 0);
        }
        tellOfSpeech();
    }

    /** How much was heard of a reply that was given up. */
    void stopped(VoiceEvent.ReplyStopped how) {
        stopping.filter(given -> given.turn().equals(how.turn())).ifPresent(given -> {
            boolean known = isKnown(given, how.segment());
            interrupt(given, given.partOf(how.segment()), known ? how.heardMillis() : 0);
            if (known) {
                settled();
            }
        });
    }

    /** The stream in use has made what was heard last; otherwise it has to be told the words, which come next. */
    private boolean isKnown(ModelReply given, int segment) {
        return model.isCurrent(given.stream()) && (!given.isTakenOver() || given.partOf(segment) > 0);
    }

    private void settled() {
        stopping = Optional.empty();
        askNow();
        tellOfSpeech();
    }

    /** A stream that did not make the reply knows nothing of it. */
    private void interrupt(ModelReply given, int part, int heardMillis) {
        givenUp.add(given.hasBegun());
        if (model.isCurrent(given.stream())) {
            model.use(open -> open.interrupt(part, heardMillis));
            calls.answerGivenUp();
            given.takeFarewells().forEach(call -> calls.answer(call, ModelTools.CALLER_WENT_ON));
        }
    }

    /** Nothing more of a reply will be heard. What others have said is told to the model. */
    void over(VoiceEvent.ReplyOver over) {
        Optional<ModelReply> mine = Optional.ofNullable(replies.remove(over.turn()));
        mine.filter(given -> over.complete()).ifPresent(goodbye::heard);
        heard.over(over, mine, isCutBefore(over));
        reply = reply.filter(given -> !given.turn().equals(over.turn()));
        if (stopping.filter(given -> given.turn().equals(over.turn())).isPresent()) {
            settled();
        } else {
            tellOfSpeech();
        }
    }

    /** The caller took the floor before the stream in use had said anything of a reply that it took over. */
    private boolean isCutBefore(VoiceEvent.ReplyOver over) {
        return !over.complete()
                && stopping.filter(it -> it.isTakenOver() && it.turn().equals(over.turn()))
                        .isPresent();
    }

    /** A reply begins. One that nobody asked for is not said. */
    void began(VoiceEvent.ModelSaid said, Emitter next) {
        if (isStale(said)) {
            return;
        }
        if (isAsked()) {
            reply.ifPresent(it -> it.began(said.atNanos(), next));
        } else {
            dropUnasked();
        }
    }

    /** A reply is asked for and not all made. */
    boolean isAsked() {
        return reply.filter(it -> !it.isComplete()).isPresent() && question.isEmpty();
    }

    /** A reply that nobody asked for is not said. */
    void dropUnasked() {
        givenUp.add(true);
        model.use(open -> open.interrupt(0, 0));
    }

    /** The vendor hears the caller begin. */
    void vendorHears() {
        utterances.begins();
        givenUp.vendorHears();
        goodbye.callerWentOn();
    }

    /** It is about a reply that was given up. */
    boolean isStale(VoiceEvent.ModelSaid said) {
        return givenUp.holds(said);
    }

    /** The call ends once the reply under way was heard, and the model has made all of it. */
    boolean isParting() {
        return replies.values().stream()
                .anyMatch(it -> it.isComplete() && it.then().isPresent());
    }

    /** The turn asked last. */
    TurnId newest() {
        return newest;
    }

    /** The caller has said something in this turn. */
    boolean saidSomething() {
        return saidSomething;
    }

    /** The reply that this is about; empty when it was given up. */
    Optional<ModelReply> flowing(VoiceEvent.ModelSaid said) {
        return isStale(said) ? Optional.empty() : reply.filter(ModelReply::isFlowing);
    }

    /** The reply in which a tool is called; empty when it was given up. */
    Optional<ModelReply> calling(VoiceEvent.ModelSaid said) {
        return isStale(said) ? Optional.empty() : reply.filter(ModelReply::takesCalls);
    }

    /** The model calls a tool. What ends the call is not answered, unless the caller still has to be told. */
    void called(VoiceEvent.ModelSaid said, S2sEvent.ToolCalled tool) {
        Optional<ModelReply> mine = calling(said);
        Optional<EndReason> why = calls.ends(tool.tool());
        if (mine.isPresent() && why.isPresent()) {
            ends.farewell(mine.get(), tool.call(), why.get());
        } else if (mine.isPresent()) {
            mine.get().goesOn();
            calls.want(mine.get(), tool);
        } else {
            calls.answer(tool.call(), ModelTools.CALLER_WENT_ON);
        }
    }

    /** The reply under way is over, or goes on when its tools have their results. */
    void ended(ModelReply it, How how, long atNanos, Emitter next) {
        ends.ended(it, how, atNanos, next);
    }

    /** The reply to this turn, of which more is to be made. */
    Optional<ModelReply> underWay(TurnId turn) {
        return reply.filter(it -> it.turn().equals(turn) && !it.isComplete() && question.isEmpty());
    }

    /** What the model makes next answers this turn, of which it was not asked and has heard nothing. */
    void owes(TurnDecision.Ask ask) {
        newest = ask.turn();
        wants(ask);
        saidSomething = false;
        turns.told(ask).ifPresent(this::tell);
    }

    /** What the vendor has heard by itself meanwhile belongs to no turn. */
    void forgetHeard() {
        utterances.forget();
        saidSomething = false;
    }

    /** The model is to say no more of a reply. */
    void stop(ModelReply given) {
        reply = reply.filter(it -> it != given);
        if (replies.remove(given.turn(), given)) {
            heard.othersGoOn(given);
        }
        interrupt(given, given.lastPart(), given.lastPartMillis());
    }

    /** The stream in use has not told the words of a turn. */
    boolean awaitsWords() {
        return utterances.awaitsWords();
    }

    /** Nobody speaks, or is about to, and no reply is on its way. */
    boolean isQuiet() {
        return replies.isEmpty() && question.isEmpty() && stopping.isEmpty() && !saidSomething;
    }

    /** The stream is dead. A reply that is all made is heard to its end; {@code false} when no other stream is to be opened. */
    boolean broke(ProviderException cause, Emitter next) {
        Optional<ModelReply> cut = reply.filter(it -> isAsked());
        return cut.isEmpty() || takeOver.broke(cut.get(), cause, next);
    }

    /** What a stream that opens now is to answer. */
    Optional<OpenQuestion> handedOver() {
        return takeOver.handedOver();
    }

    /** Another stream goes on. How much was heard of a reply that is just being stopped comes yet. */
    void newStream() {
        utterances.newStream();
        calls.newStream();
        turns.newStream();
        toldOfSpeech = false;
    }

    /** The stream that takes over from a dead one hears what that one has not answered. */
    void takesOver(QuestionAudio audio) {
        boolean underWay = saidSomething || turns.isGoneOnWith();
        newStream();
        if (!ofVendor) {
            utterances.forgetCarried();
        }
        reply.filter(it -> !it.isComplete()).ifPresent(it -> {
            if (takeOver.asks(it, audio.ofQuestion())) {
                turns.isAskedAgain(it.ask().text());
            } else {
                it.isAskedOf(model.number());
                toldOfSpeech = takeOver.hears(audio.ofQuestion(), it.answersSpeech());
            }
        });
        boolean begins = underWay && !toldOfSpeech && reply.isEmpty();
        toldOfSpeech |= takeOver.hears(audio.sinceQuestion(), begins);
    }

    /** No model is left. What it has not answered those behind it are to answer. */
    void leaves(QuestionAudio audio, ProviderException cause, Emitter next) {
        question.map(TurnDecision.Ask::text)
                .filter(text -> !AskedWords.areSpoken(text))
                .ifPresent(keys -> tell(new CallerUtterances.Understood(newest, AskedWords.known(keys))));
        question = Optional.empty();
        reply.filter(it -> !it.isComplete()).ifPresent(it -> takeOver.leaves(it, audio.ofQuestion(), cause, next));
    }
}
