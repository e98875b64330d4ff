package ai.beluga.voice.provider.nova;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sTroubleContract;

/** The contract of trouble, by Amazon Nova Sonic. */
class NovaTroubleContractTest extends S2sTroubleContract {

    @Override
    protected FarEnd farEnd() {
        return new NovaFarEnd();
    }
}
