package ai.beluga.voice.provider.grok;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sInterruptionContract;

/** The contract of interruptions, by Grok voice. */
class GrokInterruptionTest extends S2sInterruptionContract {

    @Override
    protected FarEnd farEnd() {
        return new Grok();
    }
}
