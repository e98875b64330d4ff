package ai.beluga.voice.pipeline.stage;

import java.util.Arrays;

/** Audio of one segment on its way out: what was made and not sent. Bytes of 8 kHz mu-law. */
final class SegmentAudio {

    private final int number;
    private String text;
    private boolean grew;
    private byte[] bytes = new byte[8_000];
    private int sent;
    private int made;
    private boolean complete;

    SegmentAudio(int number, String text) {
        this.number = number;
        this.text = text;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** The text so far is this. */
    void says(String more) {
        text = more;
        grew = true;
    }

    /** {@code true} when its text came in pieces, and more of it may be to come. */
    boolean grew() {
        return grew && !complete;
    }

    void add(byte[] muLaw) {
        if (made + muLaw.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, made + muLaw.length));
        }
        System.arraycopy(muLaw, 0, bytes, made, muLaw.length);
        made += muLaw.length;
    }

    /** No audio follows. */
    void complete() {
        complete = true;
    }

    /** What was made beyond {@code keep} bytes and not sent is thrown away, and nothing follows. */
    void cut(int keep) {
        made = Math.max(sent, Math.min(made, keep));
        complete = true;
    }

    /** Where the sound of what was made lies. */
    SoundSpan sound() {
        return SoundSpan.of(bytes, made);
    }

    int made() {
        return made;
    }

    int unsent() {
        return made - sent;
    }

    /** {@code true} when all was made and sent. */
    boolean over() {
        return complete && unsent() == 0;
    }

    boolean isComplete() {
        return complete;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the next byte to send. */
    int position() {
        return sent;
    }

    void sent(int count) {
        sent += count;
    }
}
