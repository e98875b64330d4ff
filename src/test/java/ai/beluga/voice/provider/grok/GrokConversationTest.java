package ai.beluga.voice.provider.grok;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sContract;

/** The contract, by Grok voice. */
class GrokConversationTest extends S2sContract {

    @Override
    protected FarEnd farEnd() {
        return new Grok();
    }
}
