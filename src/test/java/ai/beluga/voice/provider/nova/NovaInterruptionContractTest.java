package ai.beluga.voice.provider.nova;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sInterruptionContract;

/** The contract of interruption, by Amazon Nova Sonic. */
class NovaInterruptionContractTest extends S2sInterruptionContract {

    @Override
    protected FarEnd farEnd() {
        return new NovaFarEnd();
    }
}
