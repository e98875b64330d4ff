package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.agent.AgentReply.Then;
import java.util.List;

/**
 * What to say.
 *
 * @param sentences in order; never empty
 * @param then what follows once they were heard
 */
record Answer(List<String> sentences, Then then) {

    Answer {
        sentences = List.copyOf(sentences);
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("an answer needs a sentence");
        }
    }

    static Answer of(String... sentences) {
        return new Answer(List.of(sentences), Then.LISTEN);
    }
}
