package ai.beluga.voice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.simulator.realtime.Melody;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A line in real time: frames of 20 ms go either way at the pace of the clock, while somebody waits for something. */
public final class PacedLine implements Line {

    private static final int FRAME = 160;
    private static final long FRAME_NANOS = 20_000_000;
    private static final long PATIENCE_FRAMES = 60 * 50;

    private sealed interface Queued {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Frame(byte[] audio) implements Queued {}

    private record Mark(String name) implements Queued {}

    private final Deque<Queued> toCaller = new ArrayDeque<>();
    private final Deque<byte[]> fromCaller = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private LineInput input = new Nobody();
    private Runnable tick = () -> {};
    private long frames;

    /** @param everyFrame done with each frame */
    public void begin(LineInput attached, Runnable everyFrame) {
        input = attached;
        tick = everyFrame;
    }

    /** The caller says this from now on. */
    public void caller(byte[] muLaw) {
        for (int at = 0; at < muLaw.length; at += FRAME) {
            byte[] frame = silence();
            System.arraycopy(muLaw, at, frame, 0, Math.min(FRAME, muLaw.length - at));
            fromCaller.add(frame);
        }
    }

    /** Lets time go by until it is so. */
    public void until(BooleanSupplier so) {
        long next = System.nanoTime();
        for (long waited = 0; !so.getAsBoolean(); waited++) {
            assertThat(waited).as("frames waited").isLessThan(PATIENCE_FRAMES);
            byte[] said = fromCaller.isEmpty() ? silence() : fromCaller.remove();
            input.audio(20 * frames++, said, System.nanoTime());
            tick.run();
            playFrame();
            next += FRAME_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** The words of a vocabulary that were played, as they stand in it. */
    public synchronized List<String> heard(List<String> vocabulary) {
        return Melody.heard(heard.toByteArray(), vocabulary).stream()
                .map(Melody.HeardWord::text)
                .toList();
    }

    public void hangUp(LineInput.LossCause cause) {
        input.lost(cause);
    }

    private void playFrame() {
        List<String> reached = new ArrayList<>();
        synchronized (this) {
            Frame frame = new Frame(silence());
            boolean played = false;
            while (toCaller.peek() instanceof Mark || !played && !toCaller.isEmpty()) {
                switch (toCaller.remove()) {
                    case Mark mark -> reached.add(mark.name());
                    case Frame next -> {
                        frame = next;
                        played = true;
                    }
                }
            }
            heard.writeBytes(frame.audio());
        }
        reached.forEach(input::marked);
    }

    @Override
    public synchronized void play(byte[] muLaw, int offset, int length) {
        for (int at = offset; at < offset + length; at += FRAME) {
            toCaller.add(new Frame(Arrays.copyOfRange(muLaw, at, Math.min(at + FRAME, offset + length))));
        }
    }

    @Override
    public synchronized void mark(String name) {
        toCaller.add(new Mark(name));
    }

    @Override
    public void clear() {
        List<Queued> dropped;
        synchronized (this) {
            dropped = List.copyOf(toCaller);
            toCaller.clear();
        }
        for (Queued each : dropped) {
            if (each instanceof Mark mark) {
                input.marked(mark.name());
            }
        }
    }

    @Override
    public void close(CloseCause cause) {
        // The call is over.
    }

    private static byte[] silence() {
        byte[] frame = new byte[FRAME];
        Arrays.fill(frame, MuLaw.SILENCE);
        return frame;
    }

    private record Nobody() implements LineInput {
        @Override
        public void audio(long timestampMillis, byte[] muLaw, long receivedNanos) {}

        @Override
        public void digit(char digit) {}

        @Override
        public void marked(String name) {}

        @Override
        public void lost(LossCause cause) {}
    }
}
