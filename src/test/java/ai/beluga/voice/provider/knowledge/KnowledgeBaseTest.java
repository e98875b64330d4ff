package ai.beluga.voice.provider.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeBaseTest {

    private static final String LONG = """
        ## Workshop

        A mechanic looks at every bicycle together with its owner before anything is agreed upon.
        Most of the work is done within two days, unless a part has to come from the maker first.
        Whoever needs the bicycle on the same day may leave it before ten and fetch it in the evening.
        Parts that were taken out are kept for a week so that they can be looked at.
        """;

    private final List<String> embedded = new ArrayList<>();
    private final Embedder listening = text -> {
        embedded.add(text);
        return DemoKnowledge.embedder().embed(text);
    };

    @Test
    void blankTopicsAreNotNamed() {
        List<Section> sections = List.of(
                new Section(" ", List.of("At nine.")),
                new Section("", List.of("At ten.")),
                new Section(": Below", List.of("At eleven.")),
                new Section("Hours", List.of("At twelve.")));

        assertThat(says(sections, "What can you help me with?")).startsWith("I can tell you about hours.");
    }

    @Test
    void knowledgeWithoutATopicIsOfferedAllTheSame() {
        assertThat(says(List.of(new Section("", List.of("At nine."))), "What can you help me with?"))
                .startsWith("I can answer some questions.");
    }

    @Test
    void shortFormsKeepTheirCapitalsWithinASentence() {
        List<Section> sections = List.of(
                new Section("FAQ", List.of("At nine.")),
                new Section("VAT and other taxes", List.of("At ten.")),
                new Section("Opening hours", List.of("At eleven.")));

        assertThat(says(sections, "What can you help me with?"))
                .startsWith("I can tell you about FAQ, VAT and other taxes and opening hours.");
    }

    @Test
    void sentencesOfALongSectionAreUnderstoodOnceForAllQuestions() {
        Dialogue dialogue = dialogue(MarkdownSections.of("file", LONG));
        embedded.clear();

        Answer answer = dialogue.answer(List.of(Utterance.caller("What about the workshop?")));

        assertThat(answer.sentences()).hasSize(2);
        assertThat(embedded).containsOnly("what about the workshop");
    }

    private String says(List<Section> sections, String words) {
        return String.join(
                " ", dialogue(sections).answer(List.of(Utterance.caller(words))).sentences());
    }

    private Dialogue dialogue(List<Section> sections) {
        KnowledgeBase knowledge = new KnowledgeBase(sections, listening);
        return new Dialogue(knowledge, listening, new Phrases(knowledge.topics(), false));
    }
}
