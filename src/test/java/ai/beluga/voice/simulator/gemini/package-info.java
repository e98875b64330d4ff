/**
 * Google's Gemini Live ({@code BidiGenerateContent}) on a loopback port, from its published description; shares no code with
 * the client. What callers say and the model answers is told as in {@link ai.beluga.voice.simulator.realtime}.
 *
 * <p>Assumed where the description is silent: while an answer is made a second turn's answer waits for none; the model
 * remembers of an answer that was cut what was sent of it.
 */
package ai.beluga.voice.simulator.gemini;
