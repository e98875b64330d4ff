package ai.beluga.voice.interruption;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A far end that plays at the pace of time, and remembers what it played when and when it was given something to play. */
final class PlayedLine implements Line {

    private static final int FRAME = 160;

    private sealed interface Queued {}

    private record Sound(byte code) implements Queued {}

    private record Named(String mark) implements Queued {}

    private final Deque<Queued> queue = new ArrayDeque<>();
    private final List<short[]> frames = new ArrayList<>();
    private final List<Long> given = new ArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Optional<LineInput> input = Optional.empty();

    void input(LineInput hears) {
        input = Optional.of(hears);
    }

    /** Plays one frame. */
    void playFrame() {
        short[] frame = new short[FRAME];
        int at = 0;
        while (!queue.isEmpty() && (at < FRAME || queue.peek() instanceof Named)) {
            switch (queue.remove()) {
                case Sound sound -> {
                    heard.write(sound.code());
                    frame[at++] = MuLaw.decode(sound.code());
                }
                case Named named -> input.ifPresent(hears -> hears.marked(named.mark()));
            }
        }
        frames.add(frame);
    }

    /** What was played at a moment, in samples since the call began. */
    double playedAt(long sample) {
        int frame = (int) Math.floorDiv(sample, FRAME);
        return frame < 0 || frame >= frames.size() ? 0 : frames.get(frame)[(int) Math.floorMod(sample, FRAME)];
    }

    /** The first frame with sound. */
    OptionalLong firstPlayedMillis() {
        for (int frame = 0; frame < frames.size(); frame++) {
            for (short sample : frames.get(frame)) {
                if (Math.abs(sample) > 200) {
                    return OptionalLong.of(20L * frame);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** All sounds that were played, without the silence between them. */
    byte[] heard() {
        return heard.toByteArray();
    }

    /** As much as was played of a reply is as the reply has it; what was said behind it, such as a prompt, is not of it. */
    boolean beganWith(byte[] whole) {
        byte[] all = heard();
        int own = Math.min(all.length, whole.length);
        return Arrays.equals(all, 0, own, whole, 0, own);
    }

    /** The reply came to its end, whatever was said behind it. */
    boolean playedAllOf(byte[] whole) {
        return heard.size() >= whole.length;
    }

    /** In which frame something came to be played for the last time before a gap of two frames or more, from a frame on. */
    OptionalLong stoppedMillis(long fromMillis) {
        for (int i = 0; i < given.size(); i++) {
            boolean gap = i + 1 == given.size() || given.get(i + 1) - given.get(i) > 40;
            if (gap && given.get(i) + 20 >= fromMillis) {
                return OptionalLong.of(given.get(i) + 20);
            }
        }
        return OptionalLong.empty();
    }

    /** How long nothing was given in between. */
    long gapMillis() {
        long gap = 0;
        for (int i = 1; i < given.size(); i++) {
            gap += Math.max(0, given.get(i) - given.get(i - 1) - 20);
        }
        return gap;
    }

    /** How often it was stopped. */
    int gaps() {
        int gaps = 0;
        for (int i = 1; i < given.size(); i++) {
            gaps += given.get(i) - given.get(i - 1) > 40 ? 1 : 0;
        }
        return gaps;
    }

    @Override
    public void play(byte[] muLaw, int offset, int length) {
        given.add(20L * (frames.size() + 1));
        for (int i = offset; i < offset + length; i++) {
            queue.add(new Sound(muLaw[i]));
        }
    }

    @Override
    public void mark(String name) {
        queue.add(new Named(name));
    }

    @Override
    public void clear() {
        List<Queued> pending = List.copyOf(queue);
        queue.clear();
        for (Queued queued : pending) {
            if (queued instanceof Named named) {
                input.ifPresent(hears -> hears.marked(named.mark()));
            }
        }
    }

    @Override
    public void close(CloseCause cause) {}
}
