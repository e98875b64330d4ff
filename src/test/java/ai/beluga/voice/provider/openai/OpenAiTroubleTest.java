package ai.beluga.voice.provider.openai;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sTroubleContract;

/** The contract of trouble, by OpenAI Realtime. */
class OpenAiTroubleTest extends S2sTroubleContract {

    @Override
    protected FarEnd farEnd() {
        return new OpenAi();
    }
}
