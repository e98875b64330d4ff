package ai.beluga.voice.config;

/** What became of a key. */
sealed interface Reading<T> {

    record Value<T>(T value, String shown, String source) implements Reading<T> {}

    record Missing<T>() implements Reading<T> {}

    record Faulty<T>(Fault fault) implements Reading<T> {}
}
