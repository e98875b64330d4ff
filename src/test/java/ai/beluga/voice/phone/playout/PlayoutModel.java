package ai.beluga.voice.phone.playout;

import ai.beluga.voice.phone.sound.MuLaw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What becomes of the audio a server sends: it is queued without limit, played in order at 8000 samples a second
 * from the moment it has come, and forgotten by a clear. Pure; time is a sample position (125 µs) since the stream
 * began and never goes back.
 */
public final class PlayoutModel {

    private sealed interface Item {}

    private record Audio(byte[] mulaw) implements Item {}

    private record Mark(String name) implements Item {}

    private final Deque<Item> queue = new ArrayDeque<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Long> clears = new ArrayList<>();
    private byte[] heard = new byte[8_000];
    private long playedTo;
    private int offsetInFirst;

    /** Plays up to {@code now}. Returns the marks reached. */
    public List<Echo> advance(long now) {
        List<Echo> echoes = new ArrayList<>();
        reachMarks(echoes);
        while (playedTo < now && !queue.isEmpty()) {
            playFirst(now);
            reachMarks(echoes);
        }
        playedTo = Math.max(playedTo, now);
        return echoes;
    }

    /** Audio has come. */
    public List<Echo> audio(byte[] mulaw, long now) {
        List<Echo> echoes = advance(now);
        queue.add(new Audio(mulaw));
        return echoes;
    }

    /** A mark has come. It is echoed at once if nothing is queued before it. */
    public List<Echo> mark(String name, long now) {
        List<Echo> echoes = new ArrayList<>(advance(now));
        queue.add(new Mark(name));
        reachMarks(echoes);
        return echoes;
    }

    /** A clear has come: what is queued is not played, and every mark in it is echoed now. */
    public List<Echo> clear(long now) {
        List<Echo> echoes = new ArrayList<>(advance(now));
        for (Item item : queue) {
            if (item instanceof Mark mark) {
                echoes.add(new Echo(mark.name(), playedTo, true));
            }
        }
        queue.clear();
        offsetInFirst = 0;
        clears.add(playedTo);
        return echoes;
    }

    /** Whether nothing is left to play. */
    public boolean isDry() {
        return queue.isEmpty();
    }

    /** The samples queued and not yet played. */
    public long pending() {
        long samples = -offsetInFirst;
        for (Item item : queue) {
            samples += item instanceof Audio audio ? audio.mulaw().length : 0;
        }
        return samples;
    }

    /** What was heard so far, in order, adjoining pieces joined. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The positions at which a clear came. */
    public List<Long> clears() {
        return List.copyOf(clears);
    }

    /** Every sample since the stream began; silence where nothing was played. */
    public byte[] heard() {
        byte[] all = new byte[Math.toIntExact(playedTo)];
        int written = (int) Math.min(all.length, end());
        System.arraycopy(heard, 0, all, 0, written);
        Arrays.fill(all, written, all.length, MuLaw.SILENCE);
        return all;
    }

    private long end() {
        return spans.isEmpty() ? 0 : spans.getLast().end();
    }

    private void reachMarks(List<Echo> echoes) {
        while (queue.peek() instanceof Mark mark) {
            queue.remove();
            echoes.add(new Echo(mark.name(), playedTo, false));
        }
    }

    private void playFirst(long now) {
        if (queue.element() instanceof Audio(byte[] mulaw)) {
            int count = (int) Math.min(mulaw.length - offsetInFirst, now - playedTo);
            keep(mulaw, offsetInFirst, count);
            offsetInFirst += count;
            if (offsetInFirst == mulaw.length) {
                queue.remove();
                offsetInFirst = 0;
            }
        }
    }

    private void keep(byte[] mulaw, int from, int count) {
        int needed = Math.toIntExact(playedTo + count);
        if (needed > heard.length) {
            heard = Arrays.copyOf(heard, Math.max(needed, 2 * heard.length));
        }
        Arrays.fill(heard, (int) end(), (int) playedTo, MuLaw.SILENCE);
        System.arraycopy(mulaw, from, heard, (int) playedTo, count);
        boolean adjoins = !spans.isEmpty() && spans.getLast().end() == playedTo;
        long start = adjoins ? spans.removeLast().start() : playedTo;
        playedTo += count;
        spans.add(new Span(start, playedTo));
    }
}
