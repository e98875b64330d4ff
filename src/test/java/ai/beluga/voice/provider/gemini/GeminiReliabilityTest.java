package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sTroubleContract;

class GeminiReliabilityTest extends S2sTroubleContract {

    @Override
    protected FarEnd farEnd() {
        return new GeminiFarEnd();
    }
}
