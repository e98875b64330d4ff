/**
 * Measures how well the gateway hears: voice activity, noise suppression and turn detection on recordings mixed with noise.
 *
 * <p>{@link ai.beluga.voice.hearing.HearingReport} writes {@code docs/hearing-report.md} and its plots. The material is
 * split by speaker into a half for tuning and one set aside; see {@link ai.beluga.voice.hearing.Half}.
 * {@link ai.beluga.voice.hearing.EndpointingReport} writes {@code docs/endpointing-report.md}: how well the end of a turn is
 * told, on turns with known pauses.
 */
@NullMarked
package ai.beluga.voice.hearing;

import org.jspecify.annotations.NullMarked;
