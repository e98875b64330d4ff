package ai.beluga.voice.provider.energy;

import ai.beluga.voice.config.Configuration;

/**
 * How energy becomes probability.
 *
 * @param speechAboveNoiseDb how far above its noise floor audio must be for a probability of 0.5
 * @param noiseWindowFrames length of the window of the noise floor, in frames of 10 ms
 * @param leastLevelDbfs level of the audio below which the probability stays under 0.5, relative to full scale
 */
record EnergySettings(double speechAboveNoiseDb, int noiseWindowFrames, double leastLevelDbfs) {

    static EnergySettings of(Configuration configuration) {
        return new EnergySettings(
                configuration.get(EnergyKeys.SPEECH_ABOVE_NOISE_DB),
                Math.toIntExact(configuration.get(EnergyKeys.NOISE_WINDOW).toMillis() / 10),
                configuration.get(EnergyKeys.LEAST_LEVEL_DBFS));
    }
}
