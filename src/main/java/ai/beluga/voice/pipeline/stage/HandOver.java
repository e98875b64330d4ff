package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.tool.Offer;
import ai.beluga.voice.turn.TurnDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a turn for which the model calls tool after tool to the agent, which gets the caller's words, the conversation and what the
 * tools have told so far. The next turn is the model's again. A turn whose words do not come soon stays the model's.
 */
final class HandOver {

    /** The caller waits: words that come later than this are of no use. */
    private static final long WORDS_NANOS = Duration.ofMillis(1_500).toNanos();

    private static final String HANDED_OVER =
            "{\"status\":\"refused\",\"error\":\"an agent answers this turn; say nothing\"}";

    private final int from;
    private final ModelTurns turns;
    private final ModelCalls calls;
    private final Offer offer;
    private final Map<String, String> names = new HashMap<>();
    private final List<String> results = new ArrayList<>();
    private TurnId turn = TurnId.NONE;
    private TurnId handedOver = TurnId.NONE;
    private int count;
    private Optional<VoiceEvent.CallerUnderstood> words = Optional.empty();
    private Optional<Pending> pending = Optional.empty();

    private record Pending(ModelReply reply, S2sEvent.ToolCalled call, long untilNanos) {}

    /** @param from the call of a tool in one turn, from 1, at which it is handed over; 0 for never */
    HandOver(int from, ModelTurns turns, ModelCalls calls, Offer offer) {
        this.from = from;
        this.turns = turns;
        this.calls = calls;
        this.offer = offer;
    }

    /** The model calls a tool; {@code true} when that is dealt with. */
    boolean takes(VoiceEvent.ModelSaid said, S2sEvent.ToolCalled call, Emitter next) {
        Optional<ModelReply> reply = turns.calling(said);
        if (reply.isEmpty() && !handedOver.equals(TurnId.NONE) && turns.newest().equals(handedOver)) {
            calls.answer(call.call(), HANDED_OVER);
            return true;
        }
        if (from == 0 || reply.isEmpty() || calls.ends(call.tool()).isPresent()) {
            return false;
        }
        if (!reply.get().turn().equals(turn)) {
            begin(reply.get().turn());
        }
        names.put(call.call(), call.tool());
        count++;
        if (count < from || pending.isPresent()) {
            return false;
        }
        reply.get().goesOn();
        pending = Optional.of(new Pending(reply.get(), call, said.atNanos() + WORDS_NANOS));
        handOver(said.atNanos(), next);
        return true;
    }

    /** Another stream knows nothing of the call that waits. */
    void newStream() {
        pending = Optional.empty();
        handedOver = TurnId.NONE;
    }

    /** Sees what else happens. */
    void sees(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.CallerUnderstood understood -> words = Optional.of(understood);
            case VoiceEvent.ToolAnswered answered when names.containsKey(answered.id()) -> result(answered);
            case VoiceEvent.CallerAudio audio -> {
                handOver(nowNanos, next);
                pending.filter(it -> nowNanos > it.untilNanos()).ifPresent(this::keep);
            }
            case VoiceEvent.StepAside aside -> drop(ModelTools.CALLER_IS_ASKED);
            case VoiceEvent.Decided(TurnDecision.Interrupt interrupt) -> drop(ModelTools.CALLER_WENT_ON);
            case VoiceEvent.Decided(TurnDecision.Withdraw withdraw) -> drop(ModelTools.CALLER_WENT_ON);
            case VoiceEvent.Decided(TurnDecision.Abandon abandon) -> drop(ModelTools.CALLER_WENT_ON);
            default -> {}
        }
    }

    private void begin(TurnId newest) {
        turn = newest;
        count = 0;
        names.clear();
        results.clear();
        pending = Optional.empty();
    }

    /** What an effect has done is told to the agent anyway. */
    private void result(VoiceEvent.ToolAnswered answered) {
        String name = names.getOrDefault(answered.id(), "");
        boolean effect = offer.tools().stream()
                .anyMatch(tool -> tool.name().equals(name) && tool.manner().effect());
        if (!effect) {
            results.add("The tool " + name + " was called in this turn already and answered: " + answered.json());
        }
    }

    /** The words did not come: the model goes on. */
    private void keep(Pending it) {
        if (turns.underWay(it.reply().turn()).isPresent()) {
            pending = Optional.empty();
            calls.want(it.reply(), it.call());
        } else {
            drop(ModelTools.CALLER_WENT_ON);
        }
    }

    /** Vendors wait for the answers to all calls. */
    private void drop(String answer) {
        pending.ifPresent(it -> calls.answer(it.call().call(), answer));
        pending = Optional.empty();
    }

    private void handOver(long nowNanos, Emitter next) {
        Optional<VoiceEvent.CallerUnderstood> known =
                words.filter(it -> it.turn().equals(turn) && !it.text().isBlank());
        if (pending.isEmpty() || known.isEmpty()) {
            return;
        }
        if (turns.underWay(turn).isEmpty()) {
            drop(ModelTools.CALLER_WENT_ON);
            return;
        }
        Pending it = pending.get();
        pending = Optional.empty();
        it.reply().pauses(nowNanos, next);
        calls.giveUp();
        turns.stop(it.reply());
        calls.answer(it.call().call(), HANDED_OVER);
        results.forEach(result -> next.emit(new VoiceEvent.AgentNote(result)));
        handedOver = turn;
        next.emit(new VoiceEvent.HandedOver(turn));
    }
}
