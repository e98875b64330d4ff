/**
 * Engines and vendors behind the ports of {@code speech} and {@code agent}, one leaf package each; no leaf knows another.
 * Here lies what leaves share: where model files come from, networks run by ONNX Runtime, and the memory of what was compiled
 * from WebAssembly.
 */
@NullMarked
package ai.beluga.voice.provider;

import org.jspecify.annotations.NullMarked;
