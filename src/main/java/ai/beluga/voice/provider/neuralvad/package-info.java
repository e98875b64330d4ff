/**
 * Voice activity by a network inside this process: the bundled Silero generations, or a file of the operator's.
 *
 * <pre>
 *  file ─▶ Nodes ─▶ Signature ─▶ Layout ─▶ VoiceNetwork ◀─ one call:   CallStream ─ CallState   (on the caller's thread)
 *                                               ▲
 *                                               └─────── many calls: CallStream ─▶ Batcher     (one run for all of them)
 * </pre>
 *
 * <p>Both engines are one package because they read the same signatures and differ only in where the network comes from.
 */
@NullMarked
package ai.beluga.voice.provider.neuralvad;

import org.jspecify.annotations.NullMarked;
