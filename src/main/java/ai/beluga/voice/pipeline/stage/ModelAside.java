package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.tool.ToolAnswer;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A model that steps aside: it hears silence in place of the caller and says nothing, while the recogniser behind it tells what
 * the caller says. A tool for which the caller is asked meanwhile gets its answer as that to the turn in which the caller
 * answered, which the model is told as text.
 */
final class ModelAside {

    private static final int SAMPLES_PER_MILLI = 8;

    private final LateStream<SpeechToSpeech.Stream> model;
    private final ModelTurns turns;
    private final ModelCalls calls;
    private final Optional<VendorTurns> vendors;
    private final RecogniserInput input;
    private final boolean takesText;
    private final AtomicInteger interrupts;
    private final Consumer<VoiceEvent> mailbox;
    private short[] silence = new short[0];
    private boolean on;
    private boolean leaving;
    private boolean speaking;
    private boolean saidSomething;
    /** The model was asked something else since. */
    private boolean overtaken;

    private boolean granted;
    private Optional<OpenCall> open = Optional.empty();
    /** What the caller said, and waits for an answer to. */
    private Optional<TurnDecision.Ask> held = Optional.empty();

    /**
     * A tool that the caller is asked about.
     *
     * @param reply in which it was called, where that was under way
     * @param interrupts how many replies the model had been told to give up by then
     */
    private record OpenCall(ToolAsker.Model asker, String id, Optional<ModelReply> reply, int interrupts) {}

    /**
     * What of the conversation it takes part in.
     *
     * @param input which of the caller's audio the model hears
     * @param interrupts how many replies the model was told to give up
     */
    record Place(RecogniserInput input, boolean takesText, AtomicInteger interrupts) {}

    /** @param mailbox takes what became of replies */
    ModelAside(
            LateStream<SpeechToSpeech.Stream> model,
            ModelTurns turns,
            ModelCalls calls,
            Optional<VendorTurns> vendors,
            Place place,
            Consumer<VoiceEvent> mailbox) {
        this.model = model;
        this.turns = turns;
        this.calls = calls;
        this.vendors = vendors;
        this.input = place.input();
        this.takesText = place.takesText();
        this.interrupts = place.interrupts();
        this.mailbox = mailbox;
    }

    /** The caller is heard by the recogniser. */
    boolean isOn() {
        return on;
    }

    /** Sees every event; {@code true} for one that is dealt with. */
    boolean takes(VoiceEvent event, long nowNanos, Emitter next) {
        if (event instanceof VoiceEvent.Edge(SpeechEdge edge)) {
            speaking = !(edge instanceof SpeechEdge.Stopped);
        }
        switch (event) {
            case VoiceEvent.StepAside(Optional<VoiceEvent.ToolToConfirm> about) -> {
                about.ifPresent(tool -> toConfirm(tool, nowNanos, next));
                stepAside(event, next);
                return true;
            }
            case VoiceEvent.StepBack back -> {
                leaving = on;
                comeBack(next);
                return true;
            }
            case VoiceEvent.ToolAnswered answered
            when isOpen(answered.asker(), answered.id()) -> {
                answered(answered, next);
                next.emit(event);
                return true;
            }
            case VoiceEvent.ToolConfirmed confirmed -> {
                granted |= isOpen(confirmed.asker(), confirmed.id()) && confirmed.granted();
                return false;
            }
            case VoiceEvent.Decided decided -> {
                return decided(decided, next);
            }
            default -> {
                return on && takesAside(event, next);
            }
        }
    }

    /** A tool is called behind the end of the reply that ended for the question; {@code true} when that is dealt with. */
    boolean takes(VoiceEvent.ModelSaid said, S2sEvent.ToolCalled tool) {
        Optional<ModelReply> ended = open.filter(call ->
                        call.asker().stream() == said.stream() && call.interrupts() == interrupts.get() && !overtaken)
                .flatMap(OpenCall::reply)
                .filter(reply -> reply.isComplete() && turns.calling(said).isEmpty());
        ended.ifPresent(reply -> {
            if (calls.ends(tool.tool()).isPresent()) {
                calls.answer(tool.call(), ModelTools.CALLER_IS_ASKED);
            } else {
                calls.want(reply, tool);
            }
        });
        return ended.isPresent();
    }

    private boolean isOpen(ToolAsker asker, String id) {
        return open.filter(call -> call.asker().equals(asker) && call.id().equals(id))
                .isPresent();
    }

    private boolean takesAside(VoiceEvent event, Emitter next) {
        switch (event) {
            case VoiceEvent.CallerAudio audio -> {
                comeBack(next);
                if (!on) {
                    return false;
                }
                vendors.ifPresent(vendor -> vendor.heard(audio.startMillis() + audio.length() / SAMPLES_PER_MILLI));
                hearSilence(RecogniserInput.RAW, audio.length());
                next.emit(event);
                return true;
            }
            case VoiceEvent.CleanAudio audio -> {
                hearSilence(RecogniserInput.DENOISED, audio.length());
                next.emit(event);
                return true;
            }
            case VoiceEvent.Edge edge -> {
                saidSomething |= speaking;
                next.emit(event);
                return true;
            }
            case VoiceEvent.AsideDeaf deaf -> {
                hearAgain(event, next);
                return true;
            }
            case VoiceEvent.ModelSaid said -> {
                return model.isCurrent(said.stream()) && isUnasked(said);
            }
            default -> {
                return false;
            }
        }
    }

    /** What was heard of the turn so far, if anything, is recognised anew. */
    private void stepAside(VoiceEvent event, Emitter next) {
        leaving = false;
        if (!on) {
            on = true;
            saidSomething = speaking || turns.saidSomething();
            turns.dropSpeech();
            vendors.ifPresent(VendorTurns::back);
            next.emit(event);
            next.emit(VoiceEvent.TurnText.sure("", false));
        }
    }

    /** Between two turns of the caller: nothing of what is said is lost to either. */
    private void comeBack(Emitter next) {
        if (on && leaving && !speaking && !saidSomething) {
            back(next);
        }
    }

    private void back(Emitter next) {
        on = false;
        leaving = false;
        turns.forgetHeard();
        vendors.ifPresent(VendorTurns::back);
        next.emit(new VoiceEvent.StepBack());
    }

    /** Nobody else can: what is left of a turn under way is heard by the model. */
    private void hearAgain(VoiceEvent event, Emitter next) {
        boolean underWay = saidSomething;
        next.emit(event);
        back(next);
        if (underWay) {
            turns.says(true);
            next.emit(VoiceEvent.TurnText.sure(TurnInput.Text.UNKNOWN, !speaking));
        }
    }

    private void hearSilence(RecogniserInput from, int length) {
        if (from == input) {
            silence = silence.length == length ? silence : new short[length];
            short[] none = silence;
            model.use(stream -> stream.accept(none, 0, length));
        }
    }

    /** What the model says by itself answers nobody, and what its vendor hears is not the caller. */
    private boolean isUnasked(VoiceEvent.ModelSaid said) {
        return switch (said.event()) {
            case S2sEvent.CallerSpeech heard -> {
                if (heard.speaking()) {
                    turns.vendorHears();
                }
                yield true;
            }
            case S2sEvent.ReplyBegan began
            when !turns.isAsked() -> {
                if (said.interrupts() == interrupts.get()) {
                    turns.dropUnasked();
                }
                yield true;
            }
            default -> false;
        };
    }

    private boolean decided(VoiceEvent.Decided decided, Emitter next) {
        switch (decided.decision()) {
            case TurnDecision.Ask ask -> {
                saidSomething = speaking;
                held = Optional.empty();
                if (on && !leaving) {
                    vendors.ifPresent(vendor -> vendor.decided(ask));
                    held = Optional.of(ask);
                    next.emit(decided);
                    return true;
                }
                overtaken = true;
            }
            case TurnDecision.DropSpeech drop -> saidSomething = speaking;
            case TurnDecision.Withdraw withdraw -> drop(withdraw.turn());
            case TurnDecision.Abandon abandon -> drop(abandon.turn());
            case TurnDecision.Interrupt interrupt -> drop(interrupt.turn());
            default -> {}
        }
        return false;
    }

    private void drop(TurnId turn) {
        held = held.filter(ask -> !ask.turn().equals(turn));
    }

    /** The caller is asked once the reply in which the tool was called was heard. */
    private void toConfirm(VoiceEvent.ToolToConfirm tool, long nowNanos, Emitter next) {
        open = Optional.empty();
        overtaken = false;
        granted = false;
        if (tool.asker() instanceof ToolAsker.Model asker) {
            Optional<ModelReply> reply = turns.underWay(tool.turn());
            open = Optional.of(new OpenCall(asker, tool.id(), reply, interrupts.get()));
            calls.refuseLast(ModelTools.CALLER_IS_ASKED);
            reply.filter(ModelReply::isFlowing).ifPresent(ModelReply::endsAtPause);
            reply.filter(it -> !it.isFlowing()).ifPresent(it -> {
                it.endsHere(nowNanos, next, mailbox);
                it.takeFarewells().forEach(call -> calls.answer(call, ModelTools.CALLER_IS_ASKED));
            });
        }
    }

    private void answered(VoiceEvent.ToolAnswered result, Emitter next) {
        OpenCall call = open.orElseThrow();
        open = Optional.empty();
        Optional<TurnDecision.Ask> ask = held;
        held = Optional.empty();
        boolean known = model.isCurrent(call.asker().stream());
        boolean waits =
                known && !overtaken && call.interrupts() == interrupts.get() && calls.isOpen(call.asker(), call.id());
        if (ask.isPresent() && (waits || takesText)) {
            next.emit(new VoiceEvent.ModelAsked(ask.get().turn(), ask.get().timing()));
            answer(ask.get(), waits, result);
        } else if (known && !overtaken) {
            // Nobody waits for what it would say to that now.
            call.reply().ifPresent(turns::stop);
            calls.answered(result);
        } else if (takesText) {
            tell(result);
        } else {
            calls.answered(result);
        }
    }

    /** A model that does not wait for the answer any more is asked anew. */
    private void answer(TurnDecision.Ask ask, boolean waits, VoiceEvent.ToolAnswered result) {
        if (!waits) {
            tell(result);
            turns.ask(ask);
            return;
        }
        // Nothing else may come between: some vendors take text only before the tools are called, or none at all.
        String said = AskedWords.known(ask.text());
        turns.owes(ask);
        calls.answered(
                said.isEmpty()
                        ? result
                        : new VoiceEvent.ToolAnswered(
                                result.turn(),
                                result.asker(),
                                result.id(),
                                ToolAnswer.withCallersWords(result.json(), said)));
    }

    /** What a tool has done is told by whoever did it. */
    private void tell(VoiceEvent.ToolAnswered result) {
        if (granted) {
            calls.answered(result);
            return;
        }
        Line outcome = new Line(
                Line.Role.DIRECTION, "What became of the tool that the caller was asked about: " + result.json());
        model.use(stream -> stream.tell(outcome, false));
        calls.answered(result);
    }
}
