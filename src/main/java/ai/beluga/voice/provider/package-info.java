/**
 * Engines and vendors behind the ports of {@code speech} and {@code agent}, one leaf package each; no leaf knows another.
 * Here lies what leaves share: where model files come from, networks run by ONNX Runtime, the memory of what was compiled
 * from WebAssembly, and the lane on which events leave in order.
 */
@NullMarked
package ai.beluga.voice.provider;

import org.jspecify.annotations.NullMarked;
