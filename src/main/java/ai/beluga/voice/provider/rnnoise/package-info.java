/**
 * Noise suppression by RNNoise, a small recurrent network for speech at 48 kHz, which the build compiles from WebAssembly to
 * byte code: no native library. It is the dearest of the engines, so the start measures what a call costs on this machine and
 * no more calls are let in than its share of the processors holds.
 *
 * <pre>
 * start ── RnnoiseEngine ── CostMeasure ──▶ Admission (most streams)
 * call  ── RnnoiseNoiseSuppressor.open ──── place taken ──▶ RnnoiseStream ── RnnoiseState (memory of its own)
 * </pre>
 */
@NullMarked
package ai.beluga.voice.provider.rnnoise;

import org.jspecify.annotations.NullMarked;
