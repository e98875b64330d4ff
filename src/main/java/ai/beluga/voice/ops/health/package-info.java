/**
 * Whether the gateway may be given calls, and if not, why, in sentences. A package of its own because every answer comes
 * from here: the health page, the filter before Twilio's paths, the drain.
 */
@NullMarked
package ai.beluga.voice.ops.health;

import org.jspecify.annotations.NullMarked;
