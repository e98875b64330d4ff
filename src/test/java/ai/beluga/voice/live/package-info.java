/** Tries the clients of the vendors' models against the live services, by hand; see docs/live-model-check.md. */
@NullMarked
package ai.beluga.voice.live;

import org.jspecify.annotations.NullMarked;
