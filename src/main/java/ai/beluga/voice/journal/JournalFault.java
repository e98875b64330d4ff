package ai.beluga.voice.journal;

/** A journal cannot be read, or cannot be replayed as asked; the message is a sentence for people. */
public final class JournalFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalFault(String sentence) {
        super(sentence);
    }

    JournalFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
