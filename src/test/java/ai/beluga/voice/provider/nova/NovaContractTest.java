package ai.beluga.voice.provider.nova;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sContract;

/** The contract, by Amazon Nova Sonic. */
class NovaContractTest extends S2sContract {

    @Override
    protected FarEnd farEnd() {
        return new NovaFarEnd();
    }
}
