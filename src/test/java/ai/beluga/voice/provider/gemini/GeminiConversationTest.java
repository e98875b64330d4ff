package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sContract;

class GeminiConversationTest extends S2sContract {

    @Override
    protected FarEnd farEnd() {
        return new GeminiFarEnd();
    }
}
