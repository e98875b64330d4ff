package ai.beluga.voice.speech;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Failure of an engine or vendor, typed by what to do about it; decided once, where the failure is met. */
public abstract sealed class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProviderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Trying again, here or elsewhere, can help: time-outs, lost connections, overload. */
    public static final class Transient extends ProviderException {
        private static final long serialVersionUID = 1L;

        private final boolean asked;

        public Transient(String message) {
            this(message, null, true);
        }

        public Transient(String message, Throwable cause) {
            this(message, cause, true);
        }

        private Transient(String message, @Nullable Throwable cause, boolean asked) {
            super(message, cause);
            this.asked = asked;
        }

        /** A guard of our own kept the engine from being asked, which says nothing about the engine. */
        public static Transient unasked(String message, Throwable guard) {
            return new Transient(message, guard, false);
        }

        @Override
        public boolean wasAsked() {
            return asked;
        }
    }

    /** Trying again cannot help: refused credentials, unknown model or language, bad request. */
    public static final class Permanent extends ProviderException {
        private static final long serialVersionUID = 1L;

        public Permanent(String message) {
            super(message, null);
        }

        public Permanent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** {@code false} when the engine was not even asked. */
    public boolean wasAsked() {
        return true;
    }

    /**
     * The failure of an open: as the engine typed it, and to be tried again when it did not. What else failed is told by its
     * kind alone, since its text may hold anything.
     */
    public static ProviderException of(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ProviderException known
                ? known
                : new Transient("an engine's stream could not be opened: " + kind(cause), cause, true);
    }

    private static String kind(@Nullable Throwable cause) {
        return cause == null ? "nothing came" : cause.getClass().getSimpleName();
    }
}
