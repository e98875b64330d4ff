package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.MarkName;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.turn.PlayClock;
import ai.beluga.voice.turn.PlayoutLedger;
import ai.beluga.voice.turn.Transit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** One reply on its way out: its audio not sent yet, and the ledger of what was. */
final class OutgoingReply {

    private static final int BYTES_PER_MILLI = 8;
    private static final int LEAST_PAYLOAD_BYTES = 20 * BYTES_PER_MILLI;
    private static final int MOST_PAYLOAD_BYTES = 100 * BYTES_PER_MILLI;
    private static final int MARK_EVERY_BYTES = 200 * BYTES_PER_MILLI;

    private final TurnId turn;
    private final PlayoutLedger ledger = new PlayoutLedger();
    private final PlayClock clock;
    private final PlayoutTally tally = new PlayoutTally();
    private final Deque<SegmentAudio> segments = new ArrayDeque<>();
    /** Goes first. */
    private Optional<SegmentAudio> filler = Optional.empty();

    private int fillers;
    private boolean begun;
    private boolean fills;
    private int sinceMarkBytes;
    private long fedNanos;
    private boolean audible;
    private boolean ended;
    /** A model makes it, whose parts are announced before their words. */
    private boolean ofModel;

    private Optional<EndReason> then = Optional.empty();

    /** @param transit of the line it is sent on */
    OutgoingReply(TurnId turn, Transit transit) {
        this.turn = turn;
        this.clock = new PlayClock(transit);
    }

    TurnId turn() {
        return turn;
    }

    Optional<EndReason> then() {
        return then;
    }

    /** {@code true} once something was sent, be it that the caller is to wait. */
    boolean audible() {
        return audible;
    }

    /** {@code true} once for each time that the caller is asked to wait. */
    boolean fillsNow() {
        boolean now = fills;
        fills = false;
        return now;
    }

    /** {@code true} once something of the reply itself was sent. */
    boolean begun() {
        return begun;
    }

    void announce(int segment, String text, long nowNanos) {
        ofModel = text.isEmpty();
        ledger.segment(segment, text);
        tally.announced(text);
        segments.add(new SegmentAudio(segment, text));
        fedNanos = nowNanos;
    }

    /** The text of a segment grows. */
    void words(int number, String text) {
        ledger.extend(number, text);
        segment(number).ifPresent(segment -> {
            tally.grows(segment.text(), text);
            segment.says(text);
        });
    }

    /** Asks the caller to wait, before what is not sent yet; unless that can go on. */
    void fill(String text, byte[] muLaw) {
        if (filler.isPresent() || ended && segments.isEmpty() || canGoOn()) {
            return;
        }
        SegmentAudio audio = new SegmentAudio(--fillers, text);
        audio.add(muLaw);
        audio.complete();
        ledger.filler(audio.number(), text);
        filler = Optional.of(audio);
    }

    /** What the caller was to be asked is said by the answer itself: one that is there in time is not waited for. */
    private Optional<SegmentAudio> next() {
        if (filler.isPresent() && filler.get().position() == 0 && canGoOn()) {
            filler = Optional.empty();
        }
        return filler.isPresent() ? filler : Optional.ofNullable(segments.peek());
    }

    private boolean canGoOn() {
        SegmentAudio first = segments.peek();
        return first != null && (first.isComplete() || first.unsent() >= LEAST_PAYLOAD_BYTES);
    }

    void take(TtsEvent event, long nowNanos) {
        fedNanos = nowNanos;
        switch (event) {
            case TtsEvent.Words words ->
                words.words().forEach(word -> ledger.word(words.segment(), word.text(), word.endMillis()));
            case TtsEvent.Audio audio -> segment(audio.segment()).ifPresent(segment -> segment.add(audio.audio()));
            case TtsEvent.Done done -> segment(done.segment()).ifPresent(segment -> complete(segment, done.shared()));
            case TtsEvent.Failed failed -> {}
        }
    }

    private void complete(SegmentAudio segment, boolean shared) {
        segment.complete();
        if (shared) {
            ledger.shares(segment.number());
        } else {
            SoundSpan sound = segment.sound();
            ledger.made(segment.number(), sound.begin(), sound.end());
        }
    }

    /** Of a segment only these words were made, in so many milliseconds; nothing more of it comes. */
    void cut(int number, String words, int millis, long nowNanos) {
        fedNanos = nowNanos;
        ledger.cut(number, words);
        segment(number).ifPresent(segment -> segment.cut(millis * BYTES_PER_MILLI));
    }

    /** No more audio of a segment comes, and some of its words may have none; the reply goes on behind it. */
    void breaksOff(int number, long nowNanos) {
        fedNanos = nowNanos;
        segment(number).ifPresent(segment -> {
            SoundSpan sound = segment.sound();
            ledger.endsAt(number, sound.begin(), sound.end(), segment.made());
            segment.complete();
        });
    }

    void end(Optional<EndReason> reason) {
        ended = true;
        then = reason;
    }

    /**
     * Sends up to {@code allowance} bytes.
     *
     * @param begun told the text of each segment whose first bytes are sent
     * @return how many were sent
     */
    int send(Line line, int epoch, int allowance, long nowNanos, Consumer<String> begun) {
        int left = allowance;
        for (Optional<SegmentAudio> next = next(); next.isPresent(); next = next()) {
            SegmentAudio segment = next.get();
            boolean filling = filler.isPresent();
            int count = Math.min(Math.min(left, segment.unsent()), MOST_PAYLOAD_BYTES);
            if (segment.over()) {
                finish(segment, line, epoch);
                continue;
            }
            if (count < LEAST_PAYLOAD_BYTES && !(segment.isComplete() && count == segment.unsent())) {
                break;
            }
            if (segment.position() == 0) {
                fills |= filling;
                begun.accept(segment.text());
            }
            line.play(segment.bytes(), segment.position(), count);
            segment.sent(count);
            ledger.sent(segment.number(), count, false);
            clock.sent(count, nowNanos);
            tally.sent(count, !filling);
            audible = true;
            this.begun |= !filling;
            left -= count;
            sinceMarkBytes += count;
            if (sinceMarkBytes >= MARK_EVERY_BYTES && !segment.over()) {
                mark(line, epoch);
            }
        }
        return allowance - left;
    }

    void marked(int mark, long nowNanos) {
        ledger.marked(mark);
        tally.marked(mark, nowNanos);
        clock.marked(ledger.before(mark), nowNanos);
    }

    /** The line was away: what was on its way may have arrived only at the second moment. */
    void stalled(long fromNanos, long untilNanos) {
        clock.stalled(fromNanos, untilNanos);
    }

    /** Counts as heard what must have been played by then, whether or not its marks are back. */
    void playedBy(long nanos) {
        ledger.played(clock.playedBy(nanos));
    }

    /** What measures how the audio goes out. */
    PlayoutTally tally() {
        return tally;
    }

    /** How it went out, once it is closed. */
    Playout playout() {
        return tally.close(ledger.heard(), ledger.heardText(), ledger.isEstimated());
    }

    /** {@code true} when a segment was asked for whose audio is not there. */
    boolean awaitsAudio() {
        return !segments.isEmpty();
    }

    /** Who owes what comes next. */
    String maker() {
        if (ofModel) {
            return "model";
        }
        return awaitsAudio() ? "synthesizer" : "agent";
    }

    /** When words or audio last came. */
    long fedNanos() {
        return fedNanos;
    }

    /** {@code true} when no audio is left to be sent. */
    boolean allSent() {
        return ended && segments.isEmpty() && filler.isEmpty();
    }

    /** {@code true} while there is more to come and none of it is there. */
    boolean owes() {
        return !allSent() && filler.isEmpty() && !canGoOn();
    }

    boolean allHeard() {
        return allSent() && ledger.allHeard();
    }

    /** How far it was heard. */
    PlayoutLedger.Reached reached() {
        return ledger.reached();
    }

    /** Nothing more of this reply will be heard; gives what was, and {@code cut} when there was more to say. */
    Utterance close(boolean cut) {
        ledger.close();
        segments.stream().filter(SegmentAudio::grew).forEach(segment -> {
            SoundSpan sound = segment.sound();
            ledger.brokenOff(segment.number(), sound.begin(), sound.end());
        });
        return new Utterance(Speaker.AGENT, ledger.heardText(), cut, ledger.heardFillers());
    }

    private void finish(SegmentAudio segment, Line line, int epoch) {
        if (filler.isPresent()) {
            filler = Optional.empty();
        } else {
            segments.remove();
        }
        ledger.sent(segment.number(), 0, true);
        mark(line, epoch);
    }

    private void mark(Line line, int epoch) {
        sinceMarkBytes = 0;
        tally.markSet();
        line.mark(new MarkName(epoch, turn, ledger.mark()).toString());
    }

    private Optional<SegmentAudio> segment(int number) {
        return segments.stream().filter(segment -> segment.number() == number).findFirst();
    }
}
