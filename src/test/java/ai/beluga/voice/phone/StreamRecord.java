package ai.beluga.voice.phone;

import ai.beluga.voice.phone.playout.Echo;
import ai.beluga.voice.phone.playout.Replies;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.playout.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One media stream of a call. Positions are samples (8 a millisecond) since its {@code start} was sent.
 *
 * @param began when that was, since the call began
 * @param closed when the socket was found closed, since the call began
 * @param closeCode code of the close frame, 1005 without a code, 1006 without a frame
 * @param said mu-law the caller sent
 * @param heard mu-law the caller heard; silence where nothing was played
 * @param sayings recordings said
 * @param turns where the caller had spoken, pressed a key, or heard a reply out: what comes next is another reply
 * @param marks echoes in the order they were due
 * @param mediaReceived positions at which media came
 * @param framesSent caller frames put on the wire
 * @param framesLate of these, how many more than 20 ms after their time
 */
public record StreamRecord(
        String streamSid,
        Duration began,
        Duration closed,
        int closeCode,
        String closeReason,
        byte[] said,
        byte[] heard,
        List<Saying> sayings,
        List<Long> turns,
        List<Span> spans,
        List<Long> clears,
        List<Echo> marks,
        List<Long> mediaReceived,
        long framesSent,
        long framesLate) {

    private static final long SAMPLES_PER_MILLI = 8;

    /** A recording said: where it began, and where the speech in it began and ended. */
    public record Saying(String name, long start, long speechStart, long speechEnd) {}

    /**
     * The caller spoke over the agent.
     *
     * @param clear from the caller's first sound to the clear, if one came
     * @param lastHeard from there to the last sample of the agent heard
     * @param lastReceived from there to the last media that came before the agent was silent
     */
    public record BargeIn(Optional<Duration> clear, Duration lastHeard, Duration lastReceived) {}

    /** The agent's replies as heard, the greeting first. */
    public List<Reply> replies() {
        return Replies.of(spans, clears, turns);
    }

    /** From {@code start} to the first media that came. */
    public Optional<Duration> firstMedia() {
        return mediaReceived.stream().findFirst().map(StreamRecord::time);
    }

    /** For each saying that was answered: from the end of its speech to the first sample heard after it. */
    public List<Duration> responseTimes() {
        return sayings.stream().flatMap(saying -> response(saying).stream()).toList();
    }

    private Optional<Duration> response(Saying saying) {
        long until = sayings.stream()
                .mapToLong(Saying::speechStart)
                .filter(start -> start > saying.start())
                .filter(start -> start >= saying.speechEnd())
                .min()
                .orElse(Long.MAX_VALUE);
        return replies().stream()
                .map(Reply::start)
                .filter(start -> start >= saying.speechEnd() && start <= until)
                .findFirst()
                .map(start -> time(start - saying.speechEnd()));
    }

    /** Each saying that began while a reply was to be heard. */
    public List<BargeIn> bargeIns() {
        return sayings.stream().flatMap(saying -> bargeIn(saying).stream()).toList();
    }

    private Optional<BargeIn> bargeIn(Saying saying) {
        long onset = saying.speechStart();
        return replies().stream()
                .filter(reply -> reply.start() < onset && onset < reply.end())
                .findFirst()
                .map(reply -> new BargeIn(
                        clears.stream().filter(at -> at >= onset).findFirst().map(at -> time(at - onset)),
                        time(reply.end() - onset),
                        time(lastMediaBefore(reply.end()) - onset)));
    }

    private long lastMediaBefore(long position) {
        return mediaReceived.stream()
                .filter(at -> at <= position)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** How often a reply broke off for want of audio and went on. */
    public int underruns() {
        return replies().stream().mapToInt(reply -> reply.breaks().size()).sum();
    }

    /** Silence in these breaks. */
    public Duration underrunTime() {
        return time(replies().stream()
                .flatMap(reply -> reply.breaks().stream())
                .mapToLong(Span::samples)
                .sum());
    }

    /** Audio of the agent heard. */
    public Duration played() {
        return time(spans.stream().mapToLong(Span::samples).sum());
    }

    /** Whether the agent is heard in the 20 ms that begin at a position. */
    public boolean agentHeardAt(long position) {
        return spans.stream().anyMatch(span -> span.start() < position + Mouth.FRAME && span.end() > position);
    }

    static Duration time(long samples) {
        return Duration.ofNanos(samples * 1_000_000 / SAMPLES_PER_MILLI);
    }
}
