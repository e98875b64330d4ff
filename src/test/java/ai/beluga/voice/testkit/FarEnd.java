package ai.beluga.voice.testkit;

import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Plays what it gets at the pace of time, echoes marks when they are reached, and clears as the carrier does. */
public final class FarEnd implements Line {

    private static final int BYTES_PER_MILLI = 8;

    private sealed interface Queued {}

    private record Sound(byte value) implements Queued {}

    private record Named(String mark) implements Queued {}

    private final Queue<Queued> queue = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final List<CloseCause> closes = new ArrayList<>();
    private final List<String> order;
    private Optional<LineInput> input = Optional.empty();
    private Optional<RoughLine> rough = Optional.empty();
    private boolean loseMarks;
    private int clears;
    private long lastSoundMillis;

    FarEnd(List<String> order) {
        this.order = order;
    }

    void input(LineInput hears) {
        input = Optional.of(hears);
    }

    /** From now on both ways are as bad as this. */
    void through(RoughLine line) {
        rough = Optional.of(line);
    }

    /** From now on marks do not come back. */
    public void loseMarks() {
        loseMarks = true;
    }

    /** Plays for so long; {@code nowMillis} is the time at its end. */
    void play(int millis, long nowMillis) {
        for (int left = millis * BYTES_PER_MILLI; left > 0 || queue.peek() instanceof Named; ) {
            switch (queue.poll()) {
                case Sound sound -> {
                    heard.write(sound.value());
                    lastSoundMillis = nowMillis;
                    left--;
                }
                case Named named -> echo(named.mark());
                case null -> {
                    return;
                }
            }
        }
    }

    /** Which sounds were played to their full length of a word. */
    public List<Byte> wordsHeard() {
        List<Byte> words = new ArrayList<>();
        byte[] all = heard.toByteArray();
        int length = ScriptedSynthesizer.WORD_MILLIS * BYTES_PER_MILLI;
        int run = 0;
        for (int i = 0; i < all.length; i++) {
            run = i > 0 && all[i] == all[i - 1] ? run + 1 : 1;
            if (run == length) {
                words.add(all[i]);
                run = 0;
            }
        }
        return words;
    }

    public int clears() {
        return clears;
    }

    public List<CloseCause> closes() {
        return List.copyOf(closes);
    }

    /** When the last sound was heard. */
    public long lastSoundMillis() {
        return lastSoundMillis;
    }

    /** Milliseconds of audio waiting to be played. */
    public long waitingMillis() {
        return queue.stream().filter(Sound.class::isInstance).count() / BYTES_PER_MILLI;
    }

    @Override
    public void play(byte[] muLaw, int offset, int length) {
        byte[] sound = Arrays.copyOfRange(muLaw, offset, offset + length);
        down(() -> {
            for (byte value : sound) {
                queue.add(new Sound(value));
            }
        });
    }

    @Override
    public void mark(String name) {
        down(() -> queue.add(new Named(name)));
    }

    /** All pending marks come back at once, as the carrier does it. */
    @Override
    public void clear() {
        clears++;
        down(this::cleared);
    }

    private void down(Runnable arrival) {
        rough.ifPresentOrElse(line -> line.down(arrival), arrival);
    }

    private void cleared() {
        List<Queued> pending = List.copyOf(queue);
        queue.clear();
        for (Queued queued : pending) {
            if (queued instanceof Named named) {
                echo(named.mark());
            }
        }
    }

    @Override
    public void close(CloseCause cause) {
        closes.add(cause);
        order.add("closed " + cause);
    }

    private void echo(String mark) {
        if (!loseMarks) {
            Runnable arrival = () -> input.ifPresent(hears -> hears.marked(mark));
            rough.ifPresentOrElse(line -> line.echo(arrival), arrival);
        }
    }
}
