package ai.beluga.voice.provider.openai;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sInterruptionContract;

/** The contract of interruptions, by OpenAI Realtime. */
class OpenAiInterruptionTest extends S2sInterruptionContract {

    @Override
    protected FarEnd farEnd() {
        return new OpenAi();
    }
}
