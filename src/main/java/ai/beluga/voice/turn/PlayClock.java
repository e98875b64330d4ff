package ai.beluga.voice.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How much of a reply must have been played by now, though its marks are still on their way: for each piece sent, the latest
 * moment at which it can have come to its end. A piece begins to be played when the one before it is over and it is there,
 * and it is there {@link Transit#longestNanos} after it was sent at the latest; a mark that came back bounds the moment as
 * well. All bytes are 8 kHz mu-law.
 *
 * <pre>
 * end of piece n, at the latest = max(end of piece n-1, sent + longest way) + its length
 * end of a marked piece         = at most the moment its mark came back
 * </pre>
 */
public final class PlayClock {

    private static final long NANOS_PER_BYTE = 125_000;

    /** @param freeNanos when its end would have been played, had the way there taken no time */
    private record Piece(int bytes, long sentNanos, long freeNanos) {

        private long endNanos(long beforeNanos, long longestNanos) {
            return Math.max(beforeNanos, sentNanos + longestNanos) + bytes * NANOS_PER_BYTE;
        }
    }

    private final Transit transit;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long provenBytes;
    private long provenNanos = Long.MIN_VALUE;
    private long freeNanos = Long.MIN_VALUE;

    /** A clock of one reply on a line. */
    public PlayClock(Transit transit) {
        this.transit = transit;
    }

    /** The next bytes were sent. */
    public void sent(int bytes, long nowNanos) {
        if (bytes > 0) {
            freeNanos = Math.max(freeNanos, nowNanos) + bytes * NANOS_PER_BYTE;
            pieces.add(new Piece(bytes, nowNanos, freeNanos));
        }
    }

    /**
     * A mark came back, of its own accord and not because of a clear.
     *
     * @param bytes how many had been sent when it was
     */
    public void marked(long bytes, long nowNanos) {
        long end = provenNanos;
        OptionalLong longest = transit.longestNanos();
        while (provenBytes < bytes && !pieces.isEmpty()) {
            Piece piece = pieces.remove();
            provenBytes += piece.bytes();
            end = longest.isPresent() ? piece.endNanos(end, longest.getAsLong()) : nowNanos;
            provenNanos = Math.min(end, nowNanos);
            if (provenBytes >= bytes) {
                transit.observed(nowNanos - piece.freeNanos());
            }
        }
    }

    /** The line was away from one moment to the other: what was not played by the first may have arrived at the second. */
    public void stalled(long fromNanos, long untilNanos) {
        long sure = playedBy(fromNanos);
        while (provenBytes < sure) {
            Piece piece = pieces.remove();
            int played = (int) Math.min(piece.bytes(), sure - provenBytes);
            provenBytes += played;
            provenNanos = fromNanos;
            if (played < piece.bytes()) {
                pieces.addFirst(new Piece(piece.bytes() - played, piece.sentNanos(), piece.freeNanos()));
            }
        }
        for (int left = pieces.size(); left > 0; left--) {
            Piece piece = pieces.remove();
            pieces.add(new Piece(piece.bytes(), Math.max(piece.sentNanos(), untilNanos), piece.freeNanos()));
        }
    }

    /** How many of the bytes sent were certainly played by then. */
    public long playedBy(long nowNanos) {
        OptionalLong longest = transit.longestNanos();
        if (longest.isEmpty()) {
            return provenBytes;
        }
        long played = provenBytes;
        long before = provenNanos;
        for (Piece piece : pieces) {
            long end = piece.endNanos(before, longest.getAsLong());
            if (end > nowNanos) {
                long whole = (end - nowNanos + NANOS_PER_BYTE - 1) / NANOS_PER_BYTE;
                return played + Math.max(0, piece.bytes() - whole);
            }
            played += piece.bytes();
            before = end;
        }
        return played;
    }
}
