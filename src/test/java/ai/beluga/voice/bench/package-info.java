/** What each engine costs, by JMH: one operation is one second of one call's audio. */
@NullMarked
package ai.beluga.voice.bench;

import org.jspecify.annotations.NullMarked;
