package ai.beluga.voice.config;

import java.util.function.Predicate;

/**
 * A limit on the values of a key.
 *
 * @param expected continues the sentence "expected a whole number …"
 */
record Rule<T>(Predicate<T> holds, String expected) {}
