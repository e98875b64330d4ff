package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.TurnId;
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
    private int sinceMarkBytes;
    private long fedNanos;
    private boolean audible;
    private boolean ended;
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

    /** {@code true} once something was sent. */
    boolean audible() {
        return audible;
    }

    void announce(int segment, String text, long nowNanos) {
        ledger.segment(segment, text);
        tally.announced(text);
        segments.add(new SegmentAudio(segment, text));
        fedNanos = nowNanos;
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
        for (SegmentAudio segment = segments.peek(); segment != null; segment = segments.peek()) {
            int count = Math.min(Math.min(left, segment.unsent()), MOST_PAYLOAD_BYTES);
            if (segment.over()) {
                finish(segments.remove(), line, epoch);
                continue;
            }
            if (count < LEAST_PAYLOAD_BYTES && !(segment.isComplete() && count == segment.unsent())) {
                break;
            }
            if (segment.position() == 0) {
                begun.accept(segment.text());
            }
            line.play(segment.bytes(), segment.position(), count);
            segment.sent(count);
            ledger.sent(segment.number(), count, false);
            clock.sent(count, nowNanos);
            tally.sent(count);
            audible = true;
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

    /** When words or audio last came. */
    long fedNanos() {
        return fedNanos;
    }

    /** {@code true} when no audio is left to be sent. */
    boolean allSent() {
        return ended && segments.isEmpty();
    }

    boolean allHeard() {
        return allSent() && ledger.allHeard();
    }

    /** Nothing more of this reply will be heard; gives what was. */
    String close() {
        ledger.close();
        return ledger.heardText();
    }

    private void finish(SegmentAudio segment, Line line, int epoch) {
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
