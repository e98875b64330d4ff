package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.MarkName;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.Pacer;
import ai.beluga.voice.turn.Transit;
import ai.beluga.voice.turn.TurnDecision;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends a reply at the pace at which it is heard, a small lead ahead, and tells what was heard of it. A held reply keeps
 * what it has not sent; one that is interrupted is cleared at the far end.
 */
public final class PlayOut implements Stage.Processor {

    /**
     * Marks come in order with the caller's audio: one that is not there after so much audio since the far end must have run
     * dry is lost. While nothing at all comes the line may only be late.
     */
    private static final long LOST_MARK_MILLIS = 2_000;
    /** Last words are waited for longer: what follows them cannot be taken back. */
    private static final long LOST_LAST_MARK_MILLIS = 10_000;
    /** A mark that is not back so long after its audio must have been played is lost: they come back within 0.8 s. */
    private static final Duration MARK_OVERDUE = Duration.ofSeconds(1);
    /** The same of last words. */
    private static final Duration LAST_MARK_OVERDUE = Duration.ofSeconds(3);
    /** A synthesizer that owes audio for so long has failed. */
    private static final Duration SYNTHESIS_STALLED = Duration.ofSeconds(5);

    private static final int SAMPLES_PER_MILLI = 8;

    private final Duration lead;
    private final Duration agentStalled;
    private final Consumer<VoiceEvent> mailbox;
    private final Consumer<Boolean> ticking;
    private final SoundOrigin origin;
    private Pacer pacer;
    private Transit transit = new Transit();
    private Optional<Line> line = Optional.empty();
    private Optional<OutgoingReply> reply = Optional.empty();
    private int epoch;
    /** May be held before its first audio is there. */
    private TurnId held = TurnId.NONE;

    /** That the reply under way has nothing to send was told. */
    private boolean dry;
    /** Waits for tools, which have a limit of their own. */
    private TurnId working = TurnId.NONE;
    /** The newest reply of which nothing more will be heard. */
    private TurnId over = TurnId.NONE;

    private long callerMillisSinceDry;
    private long callerSpokeNanos;

    /**
     * @param lead how far ahead of the ear audio is sent
     * @param agentStalled an agent that owes words for so long in mid-reply has failed
     * @param interruption which sounds over a reply are the caller's
     * @param ticking told whether {@link VoiceEvent.Tick} is wanted
     * @param mailbox takes what became of replies
     */
    public PlayOut(
            Duration lead,
            Duration agentStalled,
            InterruptionSettings interruption,
            Consumer<Boolean> ticking,
            Consumer<VoiceEvent> mailbox) {
        this.lead = lead;
        this.agentStalled = agentStalled;
        this.pacer = new Pacer(lead);
        this.ticking = ticking;
        this.mailbox = mailbox;
        this.origin = new SoundOrigin(interruption, mailbox);
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        origin.at(nowNanos);
        switch (event) {
            case VoiceEvent.LineAttached attached -> {
                line = Optional.of(origin.watching(attached.line()));
                epoch = attached.epoch();
                pacer = new Pacer(lead);
                transit = new Transit();
                callerSpokeNanos = nowNanos;
                next.emit(event);
            }
            case VoiceEvent.LineLost lost -> {
                line = Optional.empty();
                next.emit(event);
            }
            case VoiceEvent.CallerAudio audio -> {
                callerSpoke(audio.length() / SAMPLES_PER_MILLI, nowNanos);
                origin.heard(audio.samples(), audio.length());
                next.emit(event);
            }
            case VoiceEvent.Edge edge -> {
                origin.edge(edge.edge());
                next.emit(event);
            }
            case VoiceEvent.Marked marked -> marked(marked.name(), nowNanos);
            case VoiceEvent.Tick tick -> tick(nowNanos);
            case VoiceEvent.ReplySegment segment ->
                outgoing(segment.turn()).announce(segment.segment(), segment.text(), nowNanos);
            case VoiceEvent.ReplyWords words -> outgoing(words.turn()).words(words.segment(), words.text());
            case VoiceEvent.ReplySpeech speech -> {
                outgoing(speech.turn()).take(speech.event(), nowNanos);
                send(nowNanos);
            }
            case VoiceEvent.ReplyFiller filler -> fill(filler, nowNanos);
            case VoiceEvent.ReplyCut cut -> {
                outgoing(cut.turn()).cut(cut.segment(), cut.words(), cut.millis(), nowNanos);
                send(nowNanos);
            }
            case VoiceEvent.ReplyBrokeOff broke -> {
                outgoing(broke.turn()).breaksOff(broke.segment(), nowNanos);
                send(nowNanos);
            }
            case VoiceEvent.ReplyWorks works -> works(works, nowNanos);
            case VoiceEvent.ReplyAudioEnded ended -> {
                outgoing(ended.turn()).end(ended.then());
                send(nowNanos);
                overWhenHeard();
                overWhenSilent(ended.turn());
            }
            case VoiceEvent.Decided decided -> {
                decided(decided.decision(), nowNanos);
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    /** Words of a reply that is over would make another one. */
    private void fill(VoiceEvent.ReplyFiller filler, long nowNanos) {
        TurnId newest = reply.map(OutgoingReply::turn).orElse(TurnId.NONE);
        if (filler.turn().compareTo(over) > 0 && filler.turn().compareTo(newest) >= 0) {
            outgoing(filler.turn()).fill(filler.text(), filler.muLaw());
            send(nowNanos);
        }
    }

    /** Audio that was held back and comes at once tells no more of the far end's time than the time it took to come. */
    private void callerSpoke(long millis, long nowNanos) {
        long sinceLastMillis = Duration.ofNanos(nowNanos - callerSpokeNanos).toMillis();
        if (nowNanos > alive(nowNanos)) {
            long since = callerSpokeNanos;
            reply.ifPresent(out -> out.stalled(since, nowNanos));
        }
        callerSpokeNanos = nowNanos;
        callerMillisSinceDry += nowNanos > pacer.dryAtNanos() ? Math.min(millis, sinceLastMillis) : 0;
    }

    /** Until when the line is known to be there: a caller who is not heard may not be hearing either. */
    private long alive(long nowNanos) {
        return Math.min(nowNanos, callerSpokeNanos + Transit.SPREAD.toNanos());
    }

    private void decided(TurnDecision decision, long nowNanos) {
        switch (decision) {
            case TurnDecision.Hold hold -> {
                held = hold.turn();
                reply.ifPresent(out -> out.tally().heldBack());
            }
            case TurnDecision.Resume resume -> {
                held = TurnId.NONE;
                send(nowNanos);
            }
            case TurnDecision.Interrupt interrupt when isCurrent(interrupt.turn()) -> stop(nowNanos);
            case TurnDecision.Abandon abandon when isCurrent(abandon.turn()) -> stop(nowNanos);
            case TurnDecision.Withdraw withdraw when isCurrent(withdraw.turn()) -> stop(nowNanos);
            default -> {}
        }
    }

    private boolean isCurrent(TurnId turn) {
        return reply.isPresent() && reply.get().turn().equals(turn);
    }

    private OutgoingReply outgoing(TurnId turn) {
        if (!isCurrent(turn)) {
            reply = Optional.of(new OutgoingReply(turn, transit));
            dry = false;
            ticking.accept(true);
        }
        return reply.orElseThrow();
    }

    private void tick(long nowNanos) {
        send(nowNanos);
        if (line.isEmpty() || reply.isEmpty() || !reply.get().audible()) {
            return;
        }
        OutgoingReply out = reply.get();
        if (out.allSent() && !out.begun()) {
            overWhenSilent(out.turn());
        } else if (out.allSent() && isMarkLost(out, nowNanos)) {
            over(out);
        } else if (!out.allSent() && !isCurrent(held)) {
            tellWhenDry(out, nowNanos);
            if (out.begun() && !(isCurrent(working) && !out.awaitsAudio())) {
                failWhenStalled(out, Duration.ofNanos(nowNanos - Math.max(pacer.dryAtNanos(), out.fedNanos())));
            }
        }
    }

    private void works(VoiceEvent.ReplyWorks works, long nowNanos) {
        working = works.now() ? works.turn() : TurnId.NONE;
        if (isCurrent(works.turn())) {
            reply.ifPresent(out -> out.goesOnAt(nowNanos));
        }
    }

    private void tellWhenDry(OutgoingReply out, long nowNanos) {
        long silentNanos = nowNanos - pacer.dryAtNanos();
        if (!dry && out.owes() && silentNanos > 0) {
            dry = true;
            mailbox.accept(new VoiceEvent.ReplyDry(out.turn(), Duration.ofNanos(silentNanos)));
        }
    }

    private boolean isMarkLost(OutgoingReply out, long nowNanos) {
        boolean last = out.then().isPresent();
        out.playedBy(alive(nowNanos) - (last ? LAST_MARK_OVERDUE : MARK_OVERDUE).toNanos());
        return out.allHeard() || callerMillisSinceDry > (last ? LOST_LAST_MARK_MILLIS : LOST_MARK_MILLIS);
    }

    private void failWhenStalled(OutgoingReply out, Duration idle) {
        boolean synthesisOwes = out.awaitsAudio();
        if (idle.compareTo(synthesisOwes ? SYNTHESIS_STALLED : agentStalled) > 0) {
            ticking.accept(false);
            mailbox.accept(new VoiceEvent.ReplyFailed(
                    out.turn(),
                    new ProviderException.Transient("the " + out.maker() + " stalled in the middle of a reply")));
        }
    }

    private void send(long nowNanos) {
        if (line.isEmpty() || reply.isEmpty() || isCurrent(held)) {
            return;
        }
        OutgoingReply out = reply.get();
        boolean first = !out.begun();
        int bytes = out.send(
                line.get(),
                epoch,
                pacer.allowance(nowNanos),
                nowNanos,
                clause -> mailbox.accept(new VoiceEvent.ReplySays(out.turn(), clause)));
        if (bytes > 0) {
            out.tally().dryFor(first ? 0 : nowNanos - pacer.dryAtNanos());
            pacer.sent(bytes, nowNanos);
            callerMillisSinceDry = 0;
        }
        tellOfSound(out, first, bytes > 0, nowNanos);
    }

    private void tellOfSound(OutgoingReply out, boolean first, boolean sent, long nowNanos) {
        boolean flows = dry && sent;
        dry &= !sent;
        if (out.fillsNow()) {
            mailbox.accept(new VoiceEvent.ReplyFilled(out.turn()));
        }
        if (first && out.begun()) {
            mailbox.accept(new VoiceEvent.ReplyAudible(out.turn(), nowNanos));
        } else if (flows) {
            mailbox.accept(new VoiceEvent.ReplyFlows(out.turn()));
        }
    }

    private void marked(String name, long nowNanos) {
        MarkName.parse(name).filter(mark -> isCurrent(mark.turn())).ifPresent(mark -> {
            reply.orElseThrow().marked(mark.number(), nowNanos);
            callerMillisSinceDry = 0;
            overWhenHeard();
        });
    }

    private void overWhenHeard() {
        reply.filter(out -> out.begun() && out.allHeard()).ifPresent(this::over);
    }

    /** Nothing more of it is to be heard. What neither a mark nor the clock has proved was not heard, even where it may have been. */
    private void over(OutgoingReply out) {
        boolean proven = out.allHeard();
        forget();
        mailbox.accept(new VoiceEvent.ReplyOver(out.turn(), out.close(!proven), true, out.then()));
        mailbox.accept(new VoiceEvent.ReplyPlayed(out.turn(), out.playout()));
    }

    /** A reply without a single frame would leave the caller waiting for ever. */
    private void overWhenSilent(TurnId turn) {
        if (isCurrent(turn)
                && reply.orElseThrow().allSent()
                && !reply.orElseThrow().begun()) {
            forget();
            mailbox.accept(new VoiceEvent.ReplyFailed(
                    turn, new ProviderException.Transient("the synthesizer made no audio of the reply")));
        }
    }

    /**
     * The ledger is closed before the far end is cleared: marks that come back from a clear prove nothing, and those still on
     * their way cannot be told from them. What they would prove the clock has proved by now, unless the line is lost: nobody
     * knows since when.
     */
    private void stop(long nowNanos) {
        OutgoingReply out = reply.orElseThrow();
        if (line.isPresent()) {
            out.playedBy(alive(nowNanos));
        }
        boolean cut = !out.allHeard();
        Utterance heard = out.close(cut);
        if (out.audible()) {
            line.ifPresent(Line::clear);
            pacer.cleared();
        }
        forget();
        mailbox.accept(new VoiceEvent.ReplyStopped(
                out.turn(), out.reached().number(), out.reached().millis()));
        mailbox.accept(new VoiceEvent.ReplyOver(out.turn(), heard, false, Optional.empty()));
        mailbox.accept(new VoiceEvent.ReplyPlayed(out.turn(), out.playout()));
    }

    private void forget() {
        reply.ifPresent(out -> over = out.turn());
        reply = Optional.empty();
        ticking.accept(false);
    }
}
