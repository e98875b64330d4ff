package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.gateway.PhraseFiles;
import ai.beluga.voice.testkit.English;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MishearingTest {

    private static final double UNSURE = 0.5;
    private static final Mishearing ENGLISH = new Mishearing(English.PHRASES);

    /** What the embedded recogniser made of "mhm", "uh huh", "okay", "yes", "got it" and "oh, okay". */
    @ParameterizedTest
    @ValueSource(strings = {"Them home,", "Come home,", "Go, Keith,", "Worse.", "That it.", "For, okay,"})
    void unsureWordsThatSoundLikeAnAcknowledgementAreOne(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, UNSURE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Them home,", "Go, Keith,", "Worse."})
    void surelyHeardTheyAreTheCallersWords(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, 0.9)).isFalse();
    }

    /** What the embedded recogniser made of themselves, and how sure it was. */
    @ParameterizedTest
    @ValueSource(strings = {"Cheese.", "Cash.", "Gold.", "Beer.", "Tell me,"})
    void shortAnswersOfWhichTheRecogniserIsHalfSureAreTheCallersWords(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, 0.62)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No, Kate,", "What?", "Why not?", "Wait.", "Right now?", "Nine.", "Tuesday.", "How much?"})
    void whatSomebodyBeginsWithWhoWantsTheFloorIsNoAcknowledgement(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, UNSURE)).isFalse();
    }

    /** "Hold on", "stop" and "hello" misheard. */
    @ParameterizedTest
    @ValueSource(strings = {"Sold on.", "Phil done.", "Tap.", "Step.", "I love."})
    void unsureWordsThatSoundMoreLikeAStopPhraseAreNoAcknowledgement(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, UNSURE)).isFalse();
    }

    /** "Tomorrow" and "hello": to hear two acknowledgements in them the words would have to be cut elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"Camaro,", "The little."})
    void unsureWordsThatSoundLikeTwoAcknowledgementsOnlyWhenCutWithinAWordAreTheCallersWords(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, UNSURE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Okay.", "Yeah, right.", "Them home is going away", "a blue umbrella", "subscription"})
    void acknowledgementsThemselvesAndAllElseAreNotMisheard(String text) {
        assertThat(ENGLISH.ofAcknowledgement(text, UNSURE)).isFalse();
    }

    @Test
    void languageWithoutOpeningsHasNone() {
        Mishearing german = new Mishearing(PhraseFiles.of(Locale.GERMAN));

        assertThat(german.ofAcknowledgement("Kenau.", UNSURE)).isFalse();
    }
}
