/** Tests of the media stream: codec on captured frames, connection and line on virtual time. */
@NullMarked
package ai.beluga.voice.twilio.media;

import org.jspecify.annotations.NullMarked;
