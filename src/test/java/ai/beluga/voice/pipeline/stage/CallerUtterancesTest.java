package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.stage.CallerUtterances.Understood;
import org.junit.jupiter.api.Test;

class CallerUtterancesTest {

    private static final TurnId FIRST = new TurnId(1);
    private static final TurnId SECOND = new TurnId(2);

    private final CallerUtterances utterances = new CallerUtterances();

    @Test
    void wordsAreThoseOfTheTurnThatTheyEnded() {
        utterances.asked(FIRST, 1, "");
        utterances.asked(SECOND, 1, "");

        assertThat(utterances.heard(2, "two")).contains(new Understood(SECOND, "two"));
        assertThat(utterances.heard(1, " one ")).contains(new Understood(FIRST, "one"));
    }

    @Test
    void wordsAreToldOnce() {
        utterances.asked(FIRST, 1, "");
        utterances.heard(1, "one");

        assertThat(utterances.heard(1, "one")).isEmpty();
    }

    @Test
    void turnThatIsGoneOnWithIsToldWithTheWordsOfBoth() {
        utterances.asked(FIRST, 1, "");
        utterances.withdrawn(FIRST);
        utterances.asked(SECOND, 1, "");

        assertThat(utterances.heard(2, "two tickets")).isEmpty();
        assertThat(utterances.heard(1, "I would like")).contains(new Understood(SECOND, "I would like two tickets"));
    }

    @Test
    void keysAreKnownAtOnceAndStandBehindTheWords() {
        assertThat(utterances.asked(FIRST, 0, "4 2")).contains(new Understood(FIRST, "4 2"));

        assertThat(utterances.asked(SECOND, 1, "7")).isEmpty();
        assertThat(utterances.heard(1, "My number is")).contains(new Understood(SECOND, "My number is 7"));
    }

    @Test
    void turnOfAVendorHoldsAllThatWasBegunSinceTheLast() {
        utterances.begins();
        utterances.begins();
        utterances.asked(FIRST, utterances.unasked(), "");
        utterances.begins();

        assertThat(utterances.unasked()).isOne();
        assertThat(utterances.heard(1, "I would like")).isEmpty();
        assertThat(utterances.heard(2, "two tickets")).contains(new Understood(FIRST, "I would like two tickets"));
    }

    @Test
    void anotherStreamCountsFromOneAndNothingIsWaitedForThatIsNotTold() {
        utterances.asked(FIRST, 1, "");
        utterances.withdrawn(FIRST);
        utterances.newStream();
        utterances.asked(SECOND, 1, "");

        assertThat(utterances.heard(1, "two tickets")).contains(new Understood(SECOND, "two tickets"));
    }

    @Test
    void turnAskedBeforeTheVendorToldOfItHasTheNextUtterance() {
        assertThat(utterances.askedOfVendor(FIRST, true, "")).isEmpty();
        utterances.begins();
        utterances.begins();
        utterances.askedOfVendor(SECOND, true, "");

        assertThat(utterances.heard(1, "one")).contains(new Understood(FIRST, "one"));
        assertThat(utterances.heard(2, "two")).contains(new Understood(SECOND, "two"));
    }

    @Test
    void turnThatTheVendorNeverHeardTakesNoWordsOfTheNext() {
        utterances.askedOfVendor(FIRST, true, "");
        utterances.askedOfVendor(SECOND, true, "");
        utterances.begins();

        assertThat(utterances.heard(1, "two")).contains(new Understood(SECOND, "two"));
    }

    @Test
    void wordsOfATurnAskedAgainAreToldOnce() {
        utterances.asked(FIRST, 1, "");
        utterances.heard(1, "one");
        utterances.newStream();
        utterances.askedAgain(FIRST, "");

        assertThat(utterances.wordsOf(FIRST)).isEqualTo("one");
        assertThat(utterances.heard(1, "one")).isEmpty();
    }

    @Test
    void wordsOfTurnsThatWereToldAreNotKept() {
        for (int n = 1; n <= 100; n++) {
            utterances.asked(new TurnId(n), 1, "");
            assertThat(utterances.heard(n, "words " + n)).isPresent();
        }

        assertThat(utterances.kept()).isLessThanOrEqualTo(2);
    }

    @Test
    void wordsThatTheCallerGoesOnWithAreKept() {
        utterances.asked(FIRST, 1, "");
        utterances.heard(1, "I would like");
        utterances.withdrawn(FIRST);
        utterances.asked(SECOND, 1, "");
        utterances.withdrawn(SECOND);
        utterances.asked(new TurnId(3), 1, "");
        utterances.heard(2, "two tickets");

        assertThat(utterances.heard(3, "please"))
                .contains(new Understood(new TurnId(3), "I would like two tickets please"));
    }

    @Test
    void wordsOfNoTurnAreNotThoseOfTheNextStreamsFirst() {
        utterances.begins();
        utterances.heard(1, "a sound");
        utterances.newStream();
        utterances.begins();

        assertThat(utterances.askedOfVendor(FIRST, true, "")).isEmpty();
        assertThat(utterances.heard(1, "hello")).contains(new Understood(FIRST, "hello"));
    }
}
