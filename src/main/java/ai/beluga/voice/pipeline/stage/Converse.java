package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.Burst;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.tool.Offer;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Has one model hear the caller, think and speak, in place of recogniser, agent and voice, which sleep behind it until the
 * model is gone. Who has the floor is decided as ever: the model is told when a turn is over, and how far its reply was heard
 * when the caller took the floor. The words of a turn, which nobody knows yet when it is over, stand as
 * {@link TurnInput.Text#UNKNOWN} until the model tells them.
 */
public final class Converse implements Stage.Processor {

    /** So much waits for a stream to open: frames of 20 ms. */
    private static final int MOST_WAITING = (int) Burst.WHILE_OPENING.toMillis() / 20;
    /** Shorter sounds say nothing. */
    static final long LEAST_SAID_MILLIS = 200;

    private static final int SAMPLES_PER_MILLI = 8;

    private final LateStream<SpeechToSpeech.Stream> model;
    private final ModelTurns turns;
    private final ModelCalls calls;
    private final boolean takesText;
    private final List<Opening.Tool> tools;
    private final Manner manner;
    private final Conversation memory;
    private final Consumer<VoiceEvent> mailbox;
    /** How many replies the model was told to give up: what it said before that is stale. */
    private final AtomicInteger interrupts = new AtomicInteger();

    /** Present when the vendor takes the turns. */
    private final Optional<VendorTurns> vendors;

    private final AudioHold hold;
    private final Renewal renewal;
    private final QuestionAudio question = new QuestionAudio();
    /** Where some models learn what has become of tools from the history alone, no stream goes on without one. */
    private final boolean resumes;
    /** By which another stream may go on. */
    private Optional<String> handle = Optional.empty();

    private final ModelAside aside;
    private final HandOver handOver;
    private final AfterModel afterwards;
    private boolean active = true;
    private boolean speaking;
    private long speechStartMillis;

    /**
     * How the model takes part.
     *
     * @param instructions who it is and what it is to do; may be empty
     * @param input which of the caller's audio it hears
     * @param turns who tells when the caller's turn is over
     * @param transfers whether there is a person to whom it can transfer the call
     * @param handOverFrom the call of a tool in one turn at which the agent answers that turn; 0 for never
     */
    public record Manner(
            Locale language,
            String instructions,
            RecogniserInput input,
            Opening.Turns turns,
            boolean transfers,
            int handOverFrom) {}

    /**
     * In which conversation it does.
     *
     * @param memory what was said and heard so far; only read here
     * @param offer what the model may call
     */
    public record Dialogue(Conversation memory, Offer offer) {}

    /**
     * @param hold measures how long audio is held; a stage before this one
     * @param mailbox takes what the model says, from any thread
     */
    public Converse(
            SpeechToSpeech engine,
            Manner manner,
            Dialogue dialogue,
            AudioHold hold,
            Ticker ticker,
            Consumer<VoiceEvent> mailbox) {
        Capabilities able = engine.capabilities();
        ModelTools modelTools =
                new ModelTools(manner.transfers(), dialogue.offer().tools());
        this.takesText = able.has(Capability.TEXT);
        this.resumes = able.has(Capability.RESUMES) || able.has(Capability.UNANSWERED_TEXT);
        this.tools = able.has(Capability.TOOLS) ? modelTools.offered() : List.of();
        this.vendors = VendorTurns.where(manner.turns(), able);
        this.manner = manner;
        this.memory = dialogue.memory();
        this.hold = hold;
        this.mailbox = mailbox;
        this.model = new LateStream<>(
                number -> engine.open(
                        opening(number),
                        event -> mailbox.accept(
                                new VoiceEvent.ModelSaid(number, interrupts.get(), event, ticker.nanos()))),
                SpeechToSpeech.Stream::close,
                mailbox,
                cause -> mailbox.accept(new VoiceEvent.ModelGone(cause)),
                MOST_WAITING);
        ModelNotes notes = new ModelNotes(model, able, manner.turns(), dialogue.offer());
        this.calls = new ModelCalls(model, modelTools, notes, mailbox);
        this.turns = new ModelTurns(model, manner.turns(), takesText, calls, interrupts, mailbox);
        this.handOver = new HandOver(manner.handOverFrom(), turns, calls, dialogue.offer());
        ModelAside.Place place = new ModelAside.Place(manner.input(), takesText, interrupts);
        this.aside = new ModelAside(model, turns, calls, vendors, place, mailbox);
        this.afterwards = new AfterModel(mailbox);
        this.renewal = new Renewal(model, able.longestSession(), memory, ticker, this::isQuiet, turns::awaitsWords);
        renewal.begins();
        model.open();
    }

    private Opening opening(int stream) {
        Optional<OpenQuestion> open = turns.handedOver();
        List<Line> said = OpenQuestion.history(memory, open);
        List<Line> history = calls.history(stream, said, open.isEmpty() && handle.isEmpty());
        return new Opening(manner.language(), manner.instructions(), tools, history, manner.turns(), handle);
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        if (!active) {
            afterwards.process(event, next);
            return;
        }
        if (event instanceof VoiceEvent.Edge(SpeechEdge edge)) {
            speaking = !(edge instanceof SpeechEdge.Stopped);
        }
        handOver.sees(event, nowNanos, next);
        if (aside.takes(event, nowNanos, next)) {
            question.missed(event, manner.input());
            return;
        }
        switch (event) {
            case VoiceEvent.CallerAudio audio -> {
                renewal.look(nowNanos, this::isRenewed);
                vendors.ifPresent(vendor -> vendor.heard(audio.startMillis() + audio.length() / SAMPLES_PER_MILLI));
                hear(RecogniserInput.RAW, audio.samples(), audio.length());
                next.emit(event);
            }
            case VoiceEvent.CleanAudio audio -> {
                hear(RecogniserInput.DENOISED, audio.samples(), audio.length());
                next.emit(event);
            }
            case VoiceEvent.Edge edge -> {
                next.emit(event);
                boolean meant =
                        vendors.filter(vendor -> vendor.edge(edge.edge(), next)).isPresent();
                edge(edge.edge(), next);
                if (meant) {
                    says(true, false, next);
                }
            }
            case VoiceEvent.ModelSaid said -> {
                if (model.isCurrent(said.stream())) {
                    said(said, next);
                }
            }
            case VoiceEvent.ModelGone gone -> leave(gone, next);
            case VoiceEvent.ReplyStopped stopped -> {
                turns.stopped(stopped);
                next.emit(event);
            }
            case VoiceEvent.ReplyOver over -> {
                turns.over(over);
                vendors.ifPresent(vendor -> vendor.over(over.turn()));
                next.emit(event);
            }
            case VoiceEvent.Decided decided -> decided(decided, next);
            case VoiceEvent.ToolAnswered answered -> {
                calls.answered(answered);
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    /** What waits for a stream to open is kept as a copy. */
    private void hear(RecogniserInput from, short[] samples, int length) {
        if (from == manner.input()) {
            question.heard(samples, length);
            short[] heard = model.isOpen() ? samples : Arrays.copyOf(samples, length);
            model.use(open -> open.accept(heard, 0, length));
            if (model.isOpen() && turns.isListening()) {
                hold.givenToModel();
            }
        }
    }

    private void edge(SpeechEdge edge, Emitter next) {
        switch (edge) {
            case SpeechEdge.Started started -> {
                speechStartMillis = started.startMillis();
                question.started(started.startMillis(), !turns.saidSomething());
            }
            case SpeechEdge.Sustained sustained -> says(isPlain(), false, next);
            case SpeechEdge.Stopped stopped -> {
                boolean isSpeech = stopped.endMillis() - speechStartMillis >= LEAST_SAID_MILLIS;
                says(isSpeech && isPlain(), true, next);
                question.stopped(isSpeech || turns.saidSomething());
            }
        }
    }

    private boolean isPlain() {
        return vendors.filter(vendor -> !vendor.isPlain()).isEmpty();
    }

    private void says(boolean something, boolean settled, Emitter next) {
        next.emit(VoiceEvent.TurnText.sure(turns.says(something) ? TurnInput.Text.UNKNOWN : "", settled));
    }

    private void decided(VoiceEvent.Decided decided, Emitter next) {
        vendors.ifPresent(vendor -> vendor.decided(decided.decision()));
        switch (decided.decision()) {
            case TurnDecision.Ask ask -> ask(ask, next);
            case TurnDecision.Unasked unasked -> AfterModel.unasked(unasked, next);
            // Nobody can prepare a reply to words that nobody knows.
            case TurnDecision.Prepare prepare -> {}
            case TurnDecision.Interrupt interrupt -> {
                next.emit(decided);
                turns.giveUp(interrupt.turn());
                question.settled();
            }
            case TurnDecision.Abandon abandon -> {
                next.emit(decided);
                turns.abandon(abandon);
                question.settled();
            }
            case TurnDecision.Withdraw withdraw -> {
                next.emit(decided);
                turns.withdraw(withdraw.turn());
                question.goesOn();
            }
            case TurnDecision.DropSpeech drop -> {
                turns.dropSpeech();
                question.dropSpeech();
                next.emit(decided);
            }
            default -> next.emit(decided);
        }
    }

    /** Keys alone are answered by the agent behind a model that takes no text. */
    private void ask(TurnDecision.Ask ask, Emitter next) {
        if (!takesText && !AskedWords.areSpoken(ask.text())) {
            next.emit(new VoiceEvent.Decided(ask));
        } else {
            next.emit(new VoiceEvent.ModelAsked(ask.turn(), ask.timing()));
            question.asked();
            turns.ask(ask);
            vendors.ifPresent(vendor -> answered(vendor, next));
        }
    }

    /** The vendor has answered already, or owes an answer that is waited for from now on. */
    private void answered(VendorTurns vendor, Emitter next) {
        List<VoiceEvent.ModelSaid> begun = vendor.takeUnasked(interrupts.get());
        if (begun.isEmpty()) {
            model.use(SpeechToSpeech.Stream::callerFinished);
        }
        begun.forEach(said -> ofReply(said, next));
    }

    private void said(VoiceEvent.ModelSaid said, Emitter next) {
        switch (said.event()) {
            case S2sEvent.CallerText text -> turns.understood(text);
            case S2sEvent.Failed failed -> {
                if (turns.broke(failed.cause(), next)) {
                    takeOver();
                }
            }
            case S2sEvent.Used used -> next.emit(new VoiceEvent.ModelUsed(turns.newest(), used));
            case S2sEvent.CallerSpeech heard -> vendors.ifPresent(vendor -> callerSpeech(vendor, heard, next));
            case S2sEvent.ToolWithdrawn withdrawn -> calls.withdrawn(withdrawn.call());
            case S2sEvent.Leaving leaving -> renewal.ends();
            case S2sEvent.Resumable resumable ->
                handle = Optional.of(resumable.handle()).filter(any -> resumes);
            default -> {
                boolean unasked = !turns.isStale(said) && !turns.isAsked();
                boolean kept = vendors.filter(
                                vendor -> vendor.keeps(said, unasked, turns.saidSomething(), turns.isParting(), next))
                        .isPresent();
                if (!kept) {
                    boolean flows = turns.flowing(said).isPresent();
                    ofReply(said, next);
                    if (flows && said.event() instanceof S2sEvent.Audio audio) {
                        hold.givenToLine(audio.receivedNanos() == 0 ? said.atNanos() : audio.receivedNanos());
                    }
                }
            }
        }
    }

    private void ofReply(VoiceEvent.ModelSaid said, Emitter next) {
        long at = said.atNanos();
        switch (said.event()) {
            case S2sEvent.ToolCalled called -> {
                if (!aside.takes(said, called) && (aside.isOn() || !handOver.takes(said, called, next))) {
                    turns.called(said, called);
                }
            }
            case S2sEvent.ReplyBegan began -> turns.began(said, next);
            case S2sEvent.Audio audio -> turns.flowing(said).ifPresent(it -> it.audio(audio, at, next));
            case S2sEvent.Words words -> turns.flowing(said).ifPresent(it -> it.words(words, next));
            case S2sEvent.PartEnded part -> turns.flowing(said).ifPresent(it -> it.partEnded(part.part(), at, next));
            case S2sEvent.ReplyEnded ended ->
                turns.flowing(said).ifPresent(it -> turns.ended(it, ended.how(), at, next));
            default -> {}
        }
    }

    /** What the vendor hears over a reply is meant: the vendor has given the reply up by then. */
    private void callerSpeech(VendorTurns vendor, S2sEvent.CallerSpeech heard, Emitter next) {
        if (heard.speaking()) {
            turns.vendorHears();
            if (vendor.dropUnasked()) {
                turns.dropUnasked();
            }
        }
        if (vendor.callerSpeech(heard.speaking(), next)) {
            says(true, !speaking, next);
        }
    }

    /**
     * Another stream goes on in place of a dead one. The vendor's handle of that one stands for what was made and asked, which
     * is what was heard and answered only while nobody speaks.
     */
    private void takeOver() {
        handle = handle.filter(any -> isQuiet());
        renewal.begins();
        model.open();
        vendors.ifPresent(VendorTurns::newStream);
        handOver.newStream();
        turns.takesOver(question);
    }

    /** Nothing is asked, said or meant that another stream would not know of. */
    private boolean isQuiet() {
        return !speaking && turns.isQuiet() && !aside.isOn() && !calls.areOpen();
    }

    /** A stream that was opened in silence goes on. */
    private void isRenewed() {
        vendors.ifPresent(VendorTurns::newStream);
        turns.newStream();
        short[] latest = question.latest();
        model.use(open -> open.accept(latest, 0, latest.length));
        mailbox.accept(new VoiceEvent.ModelRenewed());
    }

    /** No model is left. What only it has heard is forgotten; what was said while it was aside is known. */
    private void leave(VoiceEvent.ModelGone gone, Emitter next) {
        active = false;
        calls.newStream();
        model.close();
        turns.leaves(question, gone.cause(), next);
        next.emit(gone);
        if (!aside.isOn()) {
            next.emit(VoiceEvent.TurnText.sure("", false));
        }
    }
}
