package ai.beluga.voice.phone;

import ai.beluga.voice.phone.sound.MuLaw;
import ai.beluga.voice.phone.sound.Recording;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the caller says, cut into frames of 20 ms; silence otherwise. Pure. Frame number k holds the samples from
 * {@code 160 k} of the stream on. Not thread-safe.
 */
final class Mouth {

    static final int FRAME = 160;

    private final ByteArrayOutputStream spoken = new ByteArrayOutputStream();
    private final List<StreamRecord.Saying> said = new ArrayList<>();
    private final List<Long> turns = new ArrayList<>();
    private byte[] words = {};
    private int next;

    /** Begins with the next frame. Returns where its speech will be. */
    StreamRecord.Saying say(Recording recording) {
        words = recording.mulaw();
        next = 0;
        long start = spoken.size();
        StreamRecord.Saying begun = new StreamRecord.Saying(
                recording.name(), start, start + recording.speechStart(), start + recording.speechEnd());
        said.add(begun);
        turns.add(begun.speechEnd());
        return begun;
    }

    boolean isSilent() {
        return next >= words.length;
    }

    /** The next 160 bytes. */
    byte[] frame() {
        byte[] frame = new byte[FRAME];
        int count = Math.min(FRAME, words.length - next);
        System.arraycopy(words, next, frame, 0, count);
        Arrays.fill(frame, count, FRAME, MuLaw.SILENCE);
        next += count;
        spoken.writeBytes(frame);
        return frame;
    }

    byte[] spoken() {
        return spoken.toByteArray();
    }

    List<StreamRecord.Saying> said() {
        return List.copyOf(said);
    }

    /** The caller did something else than speak, or takes what was heard so far for a whole reply. */
    void turn(long position) {
        turns.add(position);
    }

    /** Where the last of {@link #turns} is; 0 before any. */
    long lastTurn() {
        return turns.isEmpty() ? 0 : turns.getLast();
    }

    /** Positions at which the agent's next words are a new reply. */
    List<Long> turns() {
        return List.copyOf(turns);
    }
}
