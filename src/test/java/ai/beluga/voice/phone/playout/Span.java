package ai.beluga.voice.phone.playout;

/** A run of samples heard without a break: positions from {@code start} up to, not including, {@code end}. */
public record Span(long start, long end) {

    /** Its length in samples. */
    public long samples() {
        return end - start;
    }
}
