package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.turn.Phrases;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "es-MX", "fr-CA"})
    void languageHasAllItsLists(String language) {
        Phrases phrases = PhraseFiles.of(Locale.forLanguageTag(language));

        assertThat(phrases.sounds()).hasSizeGreaterThan(5).contains("mhm");
        assertThat(phrases.acknowledgements()).hasSizeGreaterThan(20).doesNotContain("");
        assertThat(phrases.stops()).hasSizeGreaterThan(15).doesNotContainAnyElementsOf(phrases.acknowledgements());
        assertThat(phrases.partings()).hasSizeGreaterThan(8);
    }

    @Test
    void lettersOfOtherLanguagesAreReadAsTheyAre() {
        assertThat(PhraseFiles.of(Locale.GERMAN).acknowledgements()).contains("natürlich");
        assertThat(PhraseFiles.of(Locale.forLanguageTag("es")).stops()).contains("perdón");
    }

    @Test
    void languageWithoutListsGetsTheEnglishOnes() {
        assertThat(PhraseFiles.of(Locale.JAPANESE)).isEqualTo(PhraseFiles.of(Locale.ENGLISH));
    }
}
