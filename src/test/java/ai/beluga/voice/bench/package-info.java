/** What each engine costs: microseconds of processor time for one second of one call's audio, and bytes allocated. */
@NullMarked
package ai.beluga.voice.bench;

import org.jspecify.annotations.NullMarked;
