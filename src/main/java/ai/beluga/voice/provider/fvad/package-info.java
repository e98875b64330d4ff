/**
 * Voice activity by libfvad, the detector of the WebRTC project, which the build compiles from WebAssembly to byte code:
 * no native library, no model, one 64 kB memory per call.
 */
@NullMarked
package ai.beluga.voice.provider.fvad;

import org.jspecify.annotations.NullMarked;
