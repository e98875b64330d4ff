package ai.beluga.voice.event;

/**
 * Number of one reply within its call; also the generation of its audio: whatever carries an older number is stale.
 *
 * @param number counts from 1; 0 stands for "before the first reply"
 */
public record TurnId(int number) implements Comparable<TurnId> {

    /** Before the first reply of a call. */
    public static final TurnId NONE = new TurnId(0);

    public TurnId {
        if (number < 0) {
            throw new IllegalArgumentException("a turn number must not be negative: " + number);
        }
    }

    /** The turn after this one. */
    public TurnId next() {
        return new TurnId(number + 1);
    }

    @Override
    public int compareTo(TurnId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
