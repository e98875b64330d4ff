/**
 * How well providers do, told from what all calls of the node meet with them, and which one a call gets. Time is a
 * parameter; nothing here runs by itself but {@link ai.beluga.voice.speech.health.Prober}.
 */
@NullMarked
package ai.beluga.voice.speech.health;

import org.jspecify.annotations.NullMarked;
