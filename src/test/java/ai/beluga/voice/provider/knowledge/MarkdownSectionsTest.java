package ai.beluga.voice.provider.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSectionsTest {

    @Test
    void headingsCutTheTextIntoSections() {
        List<Section> sections = MarkdownSections.of("file", """
            # Company

            Founded long ago.

            ## Hours

            Open at *nine*. Closed at [five](http://example.com)!

            ### Holidays

            - closed on New Year
            - open on other days

            ## Address
            Mill Street
            12
            """);

        assertThat(sections)
                .containsExactly(
                        new Section("Company", List.of("Founded long ago.")),
                        new Section("Hours", List.of("Open at nine.", "Closed at five!")),
                        new Section("Hours: Holidays", List.of("closed on New Year.", "open on other days.")),
                        new Section("Address", List.of("Mill Street 12.")));
    }

    @Test
    void rowsOfTablesBecomeSentences() {
        List<Section> sections = MarkdownSections.of("file", """
            ## Prices

            | Thing | new | used |
            |---|---|---|
            | A lock | ten dollars | five dollars |
            | A **bell** | two dollars | |
            """);

        assertThat(sections)
                .containsExactly(new Section(
                        "Prices",
                        List.of("A lock: new ten dollars, used five dollars.", "A bell: new two dollars, used.")));
    }

    @Test
    void whatCannotBeSpokenIsLeftOut() {
        assertThat(MarkdownSections.of("file", "<div>x</div>\n\n```\ncode\n```\n\n    more code\n"))
                .isEmpty();
    }

    @Test
    void textWithoutHeadingGetsTheNameOfTheFile() {
        assertThat(MarkdownSections.of("opening hours", "At nine."))
                .containsExactly(new Section("opening hours", List.of("At nine.")));
    }

    @Test
    void headingWithoutTextLeavesTheOneAboveIt() {
        assertThat(MarkdownSections.of("file", "# Company\n\n##\n\nAt nine.\n\n## Hours\n\n###\n\nAt ten.\n"))
                .containsExactly(new Section("Company", List.of("At nine.")), new Section("Hours", List.of("At ten.")));
    }

    @Test
    void abbreviationsDoNotEndASentence() {
        assertThat(Sentences.of("Ask Dr. Miller. He knows, e.g. prices"))
                .containsExactly("Ask Dr. Miller.", "He knows, e.g. prices.");
    }
}
