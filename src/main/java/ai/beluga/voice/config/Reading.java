package ai.beluga.voice.config;

/** What became of a key. */
sealed interface Reading<T> {

    record Value<T>(T value, String shown, String source) implements Reading<T> {}

    record Missing<T>() implements Reading<T> {}

    /** @param isWritten whether there is a value, which is not allowed; {@code false} when none could be read */
    record Faulty<T>(Fault fault, boolean isWritten) implements Reading<T> {}
}
