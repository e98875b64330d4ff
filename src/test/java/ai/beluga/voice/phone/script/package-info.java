/** The small language of scenarios: what the caller does and expects, line by line. */
@NullMarked
package ai.beluga.voice.phone.script;

import org.jspecify.annotations.NullMarked;
