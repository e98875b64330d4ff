/**
 * Who decides what to say: the port that takes a conversation and streams a reply, and what flows through it.
 */
@NullMarked
package ai.beluga.voice.agent;

import org.jspecify.annotations.NullMarked;
