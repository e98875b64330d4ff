package ai.beluga.voice.provider.mary;

import marytts.htsengine.HMMData;
import marytts.htsengine.HTSParameterGeneration;
import marytts.htsengine.HTSVocoder;

/** The vocoder of MaryTTS on the caller's thread: samples leave one by one instead of through a thread and a queue. */
final class StreamingVocoder extends HTSVocoder {

    /** Takes samples at {@link LoadedVoice#SAMPLE_RATE_HZ}, on the scale of 16 bit, sometimes beyond it. */
    @FunctionalInterface
    interface Samples {
        void add(double sample);
    }

    void speak(HTSParameterGeneration parameters, HMMData models, Samples samples) throws Exception {
        htsMLSAVocoder(
                parameters.getlf0Pst(),
                parameters.getMcepPst(),
                parameters.getStrPst(),
                parameters.getMagPst(),
                parameters.getVoicedArray(),
                models,
                new Tap(parameters, models, samples));
    }

    private final class Tap extends HTSVocoderDataProducer {
        private final Samples samples;

        private Tap(HTSParameterGeneration parameters, HMMData models, Samples samples) {
            super(0, parameters, models);
            this.samples = samples;
        }

        @Override
        public void putOneDataPoint(double sample) {
            samples.add(sample);
        }
    }
}
