package ai.beluga.voice.provider.openai;

import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.S2sContract;

/** The contract, by OpenAI Realtime. */
class OpenAiConversationTest extends S2sContract {

    @Override
    protected FarEnd farEnd() {
        return new OpenAi();
    }
}
