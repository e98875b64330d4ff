/**
 * Deepgram: {@code /v1/listen}, {@code /v2/listen} (Flux) and {@code /v1/speak}, after the vendor's asyncapi.yml of
 * 2026-07-22 and its pages of 2026-11-22. {@link ai.beluga.voice.simulator.deepgram.DeepgramSimulator} is the way in, also
 * as a process.
 */
package ai.beluga.voice.simulator.deepgram;
