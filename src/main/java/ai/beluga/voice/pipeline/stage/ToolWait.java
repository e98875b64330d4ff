package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.turn.TurnDecision;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The caller waits for a tool: nobody is to give the reply up meanwhile, and when nothing is heard for a while the tool's filler
 * is said, once in a reply, if it was recorded.
 */
public final class ToolWait {

    private final Duration fillerAfter;
    private final Function<String, Optional<byte[]>> recordings;
    private final Timers timers;
    private final Consumer<VoiceEvent> mailbox;
    private final Set<Integer> waiting = new HashSet<>();
    private TurnId turn = TurnId.NONE;
    private Optional<String> filler = Optional.empty();
    private Timers.Cancellable timer = () -> {};
    private boolean armed;
    private TurnId sounding = TurnId.NONE;
    private TurnId held = TurnId.NONE;
    private TurnId filled = TurnId.NONE;

    /**
     * @param fillerAfter silence after which a filler is said; zero for never
     * @param recordings gives telephone audio of words
     * @param mailbox takes what is to be said, from any thread
     */
    public ToolWait(
            Duration fillerAfter,
            Function<String, Optional<byte[]>> recordings,
            Timers timers,
            Consumer<VoiceEvent> mailbox) {
        this.fillerAfter = fillerAfter;
        this.recordings = recordings;
        this.timers = timers;
        this.mailbox = mailbox;
    }

    /** A wish of this turn is waited for. */
    void begins(int wish, TurnId of, Optional<String> words) {
        if (!of.equals(turn)) {
            over();
            turn = of;
        }
        if (waiting.isEmpty()) {
            mailbox.accept(new VoiceEvent.ReplyWorks(turn, true));
        }
        waiting.add(wish);
        filler = filler.or(() -> words);
        if (!sounding.equals(turn)) {
            arm(fillerAfter);
        }
    }

    /** It is answered, or nobody waits for it. */
    void ends(int wish) {
        if (waiting.remove(wish) && waiting.isEmpty()) {
            mailbox.accept(new VoiceEvent.ReplyWorks(turn, false));
            over();
        }
    }

    /** What is heard of replies. */
    void observe(VoiceEvent event) {
        switch (event) {
            case VoiceEvent.ReplyAudible audible -> sounds(audible.turn());
            case VoiceEvent.ReplyFilled said -> sounds(said.turn());
            case VoiceEvent.ReplyFlows flows -> sounds(flows.turn());
            case VoiceEvent.ReplyWorks works when !waiting.isEmpty() -> works(works);
            case VoiceEvent.ReplyDry dry -> {
                sounding = TurnId.NONE;
                if (dry.turn().equals(turn)) {
                    arm(fillerAfter.minus(dry.silent()));
                }
            }
            case VoiceEvent.Decided(TurnDecision.Hold hold) -> held = hold.turn();
            case VoiceEvent.Decided(TurnDecision.Resume resume) -> {
                held = TurnId.NONE;
                if (resume.turn().equals(turn) && !sounding.equals(turn)) {
                    arm(fillerAfter);
                }
            }
            default -> {}
        }
    }

    void close() {
        disarm();
    }

    /** The caller was asked in between: the turn of the answer waits now. */
    private void works(VoiceEvent.ReplyWorks works) {
        if (!works.now()) {
            if (works.turn().equals(turn)) {
                disarm();
            }
            return;
        }
        if (works.turn().compareTo(turn) > 0) {
            disarm();
            turn = works.turn();
            mailbox.accept(new VoiceEvent.ReplyWorks(turn, true));
        }
        if (works.turn().equals(turn) && !sounding.equals(turn)) {
            arm(fillerAfter);
        }
    }

    private void sounds(TurnId reply) {
        sounding = reply;
        if (reply.equals(turn)) {
            disarm();
        }
    }

    private void arm(Duration after) {
        if (armed || waiting.isEmpty() || filler.isEmpty() || filled.equals(turn) || !fillerAfter.isPositive()) {
            return;
        }
        armed = true;
        TurnId of = turn;
        Duration delay = after.isNegative() ? Duration.ZERO : after;
        timer = timers.schedule(delay, () -> mailbox.accept(new VoiceEvent.Run(() -> due(of))));
    }

    private void disarm() {
        armed = false;
        timer.cancel();
        timer = () -> {};
    }

    private void due(TurnId of) {
        if (!armed || !of.equals(turn)) {
            return;
        }
        armed = false;
        if (held.equals(turn)) {
            return;
        }
        filler.ifPresent(words -> recordings.apply(words).ifPresent(audio -> {
            filled = turn;
            mailbox.accept(new VoiceEvent.ReplyFiller(turn, words, audio));
        }));
    }

    private void over() {
        disarm();
        waiting.clear();
        filler = Optional.empty();
        turn = TurnId.NONE;
    }
}
