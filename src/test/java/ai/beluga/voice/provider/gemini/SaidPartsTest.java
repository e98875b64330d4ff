package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidPartsTest {

    private final SaidParts said = new SaidParts();

    SaidPartsTest() {
        said.words(1, "one two");
        said.audio(1, 8 * 1_000);
        said.words(2, " three four");
        said.audio(2, 8 * 1_000);
    }

    @Test
    void whatWasHeardWholeNeedsNotBeTold() {
        assertThat(said.heard(2, 1_000)).isEmpty();
        assertThat(said.heard(2, 1_300)).isEmpty();
    }

    @Test
    void partsBehindTheHeardOneWereNotHeard() {
        assertThat(said.heard(1, 1_000)).contains("one two");
    }

    @Test
    void wordThatWasHalfHeardWasNotHeard() {
        assertThat(said.heard(2, 700)).contains("one two three");
        assertThat(said.heard(1, 300)).contains("");
    }

    @Test
    void nothingHeardIsToldAndNothingSaidIsNot() {
        assertThat(said.heard(0, 0)).contains("");

        said.clear();

        assertThat(said.heard(0, 0)).isEmpty();
    }
}
