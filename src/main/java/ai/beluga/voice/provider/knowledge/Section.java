package ai.beluga.voice.provider.knowledge;

import java.util.List;

/**
 * What is known about one topic.
 *
 * @param topic heading, with the one above it when that is not the title of the file, e.g. "Prices: Bicycles"
 * @param sentences to be spoken, in order; never empty
 */
record Section(String topic, List<String> sentences) {

    Section {
        sentences = List.copyOf(sentences);
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("a section needs a sentence: " + topic);
        }
    }
}
