package ai.beluga.voice.speech.vad;

/**
 * How likely a run of audio holds speech.
 *
 * @param endSample index of the sample after the run, counted since the stream was opened (not since a reset)
 * @param lengthSamples length of the run
 * @param probability 0..1
 */
public record VoiceScore(long endSample, int lengthSamples, float probability) {}
