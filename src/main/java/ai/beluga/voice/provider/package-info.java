/**
 * Engines and vendors behind the ports of {@code speech} and {@code agent}, one leaf package each; no leaf knows another.
 * Here lies what leaves with models share: where model files come from, and networks run by ONNX Runtime.
 */
@NullMarked
package ai.beluga.voice.provider;

import org.jspecify.annotations.NullMarked;
