package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.event.SayResult.Cause;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.Announcement;
import ai.beluga.voice.turn.ReplyEnd;
import ai.beluga.voice.turn.TurnDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Brings what others want to be said to a call's session, and tells them what became of it. As a stage it sees what was
 * decided and what was heard. Each handle is completed exactly once.
 */
final class Announcer implements CallControl, Stage.Tap {

    private final Consumer<VoiceEvent> mailbox;
    private final Lane lane;
    private final Map<Integer, ControlRequest<?>> open = new HashMap<>();
    private int newest;
    private boolean closed;

    /** @param mailbox takes events, from any thread */
    Announcer(CallId call, Executor executor, Consumer<VoiceEvent> mailbox) {
        this.mailbox = mailbox;
        this.lane = new Lane(call, executor);
    }

    @Override
    public Handle<SayResult> say(String words, SayOptions how) {
        return ask(words, how, Optional.empty(), number -> new SayRequest(number, mailbox, lane));
    }

    @Override
    public Handle<DigitResult> collect(String words, DigitRule rule, SayOptions how) {
        return ask(words, how, Optional.of(rule), number -> new CollectRequest(number, mailbox, lane));
    }

    private <R, W extends ControlRequest<R>> Handle<R> ask(
            String words, SayOptions how, Optional<DigitRule> keys, IntFunction<W> maker) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("nothing to be said");
        }
        W request;
        synchronized (open) {
            request = maker.apply(++newest);
            if (closed || open.size() >= MOST_WAITING) {
                request.giveUp(closed ? Cause.CALL_ENDED : Cause.REFUSED);
                return request;
            }
            open.put(request.number(), request);
        }
        mailbox.accept(new VoiceEvent.Announce(new Announcement(request.number(), words, how, keys)));
        return request;
    }

    @Override
    public void observe(VoiceEvent event, long nowNanos) {
        switch (event) {
            case VoiceEvent.ReplyOver over ->
                with(request -> request.isTurn(over.turn()), request -> request.heard(over.heard(), over.complete()));
            case VoiceEvent.Decided(TurnDecision.Announce announce) ->
                with(request -> request.number() == announce.number(), request -> request.begins(announce.turn()));
            case VoiceEvent.Decided(TurnDecision.AnnouncementOver over) ->
                // Behind what the stages have just said, such as how much of the words was heard.
                mailbox.accept(new VoiceEvent.Run(() -> over(over.number(), over.how())));
            case VoiceEvent.Decided(TurnDecision.Collected collected) ->
                with(request -> request.isTurn(collected.turn()), request -> request.keyed(collected.result()));
            default -> {}
        }
    }

    private void over(int number, ReplyEnd how) {
        with(request -> request.number() == number, request -> request.over(how));
    }

    private void with(Predicate<ControlRequest<?>> which, Consumer<ControlRequest<?>> step) {
        List<ControlRequest<?>> all;
        synchronized (open) {
            all = open.values().stream().filter(which).toList();
        }
        // Whoever waits for a request may be told on this thread, and may want something else to be said at once.
        for (ControlRequest<?> request : all) {
            step.accept(request);
            if (request.isOver()) {
                synchronized (open) {
                    open.remove(request.number());
                }
            }
        }
    }

    /** The call is over. */
    @Override
    public void close() {
        List<ControlRequest<?>> left;
        synchronized (open) {
            closed = true;
            left = new ArrayList<>(open.values());
            open.clear();
        }
        left.forEach(request -> request.giveUp(Cause.CALL_ENDED));
    }
}
