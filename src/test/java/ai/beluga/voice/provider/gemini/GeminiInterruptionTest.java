package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sInterruptionContract;

class GeminiInterruptionTest extends S2sInterruptionContract {

    @Override
    protected FarEnd farEnd() {
        return new GeminiFarEnd();
    }
}
