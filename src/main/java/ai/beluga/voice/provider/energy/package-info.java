/**
 * Voice activity by energy over an adaptive noise floor, in plain Java: for machines that have no processor time for a network.
 *
 * <pre>
 * 10 ms ▸ OctaveBands (4 powers) ▸ median of 5 frames ▸ over NoiseFloor ▸ mean of the bands ▸ probability
 * </pre>
 */
@NullMarked
package ai.beluga.voice.provider.energy;

import org.jspecify.annotations.NullMarked;
