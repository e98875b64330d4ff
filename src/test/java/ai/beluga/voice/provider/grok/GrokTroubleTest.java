package ai.beluga.voice.provider.grok;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sTroubleContract;

/** The contract of trouble, by Grok voice. */
class GrokTroubleTest extends S2sTroubleContract {

    @Override
    protected FarEnd farEnd() {
        return new Grok();
    }
}
