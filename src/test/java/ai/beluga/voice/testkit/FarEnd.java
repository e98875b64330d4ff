package ai.beluga.voice.testkit;

import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Plays what it gets at the pace of time, echoes marks when they are reached, and clears as the carrier does. */
public final class FarEnd implements Line {

    private static final int BYTES_PER_MILLI = 8;

    private sealed interface Queued {}

    /** So many bytes of one value. */
    private record Sound(byte value, int bytes) implements Queued {}

    private record Named(String mark) implements Queued {}

    private static final int FRAME_BYTES = 20 * BYTES_PER_MILLI;
    private static final int WORD_BYTES = ScriptedSynthesizer.WORD_MILLIS * BYTES_PER_MILLI;

    private final Deque<Queued> queue = new ArrayDeque<>();
    private final List<Byte> wordsHeard = new ArrayList<>();
    private byte value;
    private int run;
    private final List<CloseCause> closes = new ArrayList<>();
    private final List<String> order;
    private Optional<LineInput> input = Optional.empty();
    private Optional<RoughLine> rough = Optional.empty();
    private final List<Runnable> heldBack = new ArrayList<>();
    private boolean held;
    private boolean loseMarks;
    private int clears;
    private Optional<Byte> cutAtItsEnd = Optional.empty();
    private long lastSoundMillis;
    private final NavigableSet<Long> soundMillis = new TreeSet<>();

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
                    int now = Math.min(left, sound.bytes());
                    hear(sound.value(), now);
                    lastSoundMillis = nowMillis;
                    soundMillis.add(nowMillis - millis);
                    left -= now;
                    if (now < sound.bytes()) {
                        queue.addFirst(new Sound(sound.value(), sound.bytes() - now));
                    }
                }
                case Named named -> echo(named.mark());
                case null -> {
                    return;
                }
            }
        }
    }

    private void hear(byte heard, int bytes) {
        run = heard == value ? run + bytes : bytes;
        value = heard;
        for (; run >= WORD_BYTES; run -= WORD_BYTES) {
            wordsHeard.add(heard);
        }
    }

    /** Which sounds were played to their full length of a word. */
    public List<Byte> wordsHeard() {
        return List.copyOf(wordsHeard);
    }

    /** How many sounds were played to their full length of a word. */
    public int countOfWordsHeard() {
        return wordsHeard.size();
    }

    /** The word of which the newest clear cut no more than the frame that is played at the end of the same moment. */
    public Optional<Byte> wordCutAtItsEnd() {
        return cutAtItsEnd;
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

    /** When the first frame with sound that began at this time or later began. */
    public OptionalLong firstSoundMillis(long fromMillis) {
        Long first = soundMillis.ceiling(fromMillis);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first);
    }

    /** Milliseconds of audio waiting to be played. */
    public long waitingMillis() {
        return queue.stream()
                        .mapToLong(queued -> queued instanceof Sound sound ? sound.bytes() : 0)
                        .sum()
                / BYTES_PER_MILLI;
    }

    @Override
    public void play(byte[] muLaw, int offset, int length) {
        byte[] sound = Arrays.copyOfRange(muLaw, offset, offset + length);
        down(() -> enqueue(sound));
    }

    private void enqueue(byte[] sound) {
        int from = 0;
        for (int i = 1; i <= sound.length; i++) {
            if (i == sound.length || sound[i] != sound[from]) {
                queue.add(new Sound(sound[from], i - from));
                from = i;
            }
        }
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

    /** Nothing comes through any more, either way; what is here is played. */
    void hold() {
        held = true;
    }

    /** Everything that was held comes at once. */
    void release() {
        held = false;
        List<Runnable> arrivals = List.copyOf(heldBack);
        heldBack.clear();
        arrivals.forEach(Runnable::run);
    }

    private void down(Runnable arrival) {
        if (held) {
            heldBack.add(arrival);
            return;
        }
        rough.ifPresentOrElse(line -> line.down(arrival), arrival);
    }

    private void cleared() {
        int missing = WORD_BYTES - run;
        boolean atItsEnd = queue.peek() instanceof Sound(byte next, int bytes)
                && next == value
                && run > 0
                && missing <= FRAME_BYTES
                && bytes >= missing;
        cutAtItsEnd = atItsEnd ? Optional.of(value) : Optional.empty();
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
            if (held) {
                heldBack.add(arrival);
                return;
            }
            rough.ifPresentOrElse(line -> line.echo(arrival), arrival);
        }
    }
}
