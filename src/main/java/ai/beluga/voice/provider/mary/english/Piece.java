package ai.beluga.voice.provider.mary.english;

/**
 * A written word taken apart.
 *
 * @param written all of it
 * @param core without the punctuation around it
 * @param closing the punctuation behind it
 * @param telephone whether its digits belong to a telephone number
 */
record Piece(String written, String core, String closing, boolean telephone) {

    /** Before the first and after the last one. */
    static final Piece NONE = new Piece("", "", "");

    Piece(String written, String core, String closing) {
        this(written, core, closing, false);
    }

    Piece ofTelephone() {
        return new Piece(written, core, closing, true);
    }

    Piece withCore(String other) {
        return new Piece(written, other, closing, telephone);
    }

    boolean endsWithFullStop() {
        return closing.contains(".");
    }

    boolean pauses() {
        return closing.chars().anyMatch(sign -> ",;:–—-".indexOf(sign) >= 0);
    }

    boolean startsUpperCase() {
        return !core.isEmpty() && Character.isUpperCase(core.charAt(0));
    }

    boolean isNumber() {
        return core.matches("-?\\d[\\d,]*(\\.\\d+)?");
    }
}
