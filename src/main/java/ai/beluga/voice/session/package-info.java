/**
 * The live side of a call: one mailbox, one pipeline, one line at a time. A session belongs to its call and outlives the
 * streams that carry it.
 */
@NullMarked
package ai.beluga.voice.session;

import org.jspecify.annotations.NullMarked;
