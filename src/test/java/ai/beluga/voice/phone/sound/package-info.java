/** Telephone sound: mu-law, recordings, and the two-channel file of a call. */
@NullMarked
package ai.beluga.voice.phone.sound;

import org.jspecify.annotations.NullMarked;
