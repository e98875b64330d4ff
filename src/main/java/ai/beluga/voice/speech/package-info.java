/**
 * What the gateway asks of speech engines: one small port per capability, implemented by {@code provider.<name>}.
 *
 * <p>Ports stream, can be cancelled and report by callback; callbacks may come from any thread and must return at once.
 */
@NullMarked
package ai.beluga.voice.speech;

import org.jspecify.annotations.NullMarked;
