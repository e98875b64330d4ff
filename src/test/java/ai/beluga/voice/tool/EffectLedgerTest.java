package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.tool.EffectLedger.Entry;
import ai.beluga.voice.tool.EffectLedger.State;
import org.junit.jupiter.api.Test;

class EffectLedgerTest {

    private static final Arguments FOUR = Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":4}");
    private static final Arguments FOUR_AGAIN = Arguments.of(Booking.TOOL, "{\"guests\":4.0,\"day\":\"2026-12-24\"}");
    private static final Arguments FIVE = Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":5}");

    private final EffectLedger ledger = new EffectLedger("CA1");

    @Test
    void anInterruptedModelThatAsksAgainBooksOneTable() {
        Entry booked = ledger.begin(Booking.TOOL, FOUR);
        ledger.done(booked.key(), "{\"table\":7}");

        assertThat(ledger.find(Booking.TOOL, FOUR_AGAIN))
                .contains(new Entry(booked.key(), "book_table", State.DONE, java.util.Optional.of("{\"table\":7}")));
        assertThatThrownBy(() -> ledger.begin(Booking.TOOL, FOUR_AGAIN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsHappeningRightNowIsNotBegunAgain() {
        ledger.begin(Booking.TOOL, FOUR);

        assertThat(ledger.find(Booking.TOOL, FOUR)).map(Entry::state).contains(State.BEGUN);
    }

    @Test
    void aResultWaitsUntilTheCallerHeardOfIt() {
        Entry booked = ledger.begin(Booking.TOOL, FOUR);
        ledger.told(booked.key());
        ledger.done(booked.key(), "{}");
        assertThat(ledger.find(Booking.TOOL, FOUR)).map(Entry::key).contains(booked.key());

        ledger.told(booked.key());

        assertThat(ledger.find(Booking.TOOL, FOUR)).isEmpty();
    }

    @Test
    void anotherTableForTheSamePeopleIsAnotherEffectOnceTheFirstWasTold() {
        Entry first = ledger.begin(Booking.TOOL, FOUR);
        ledger.done(first.key(), "{}");
        ledger.told(first.key());

        assertThat(ledger.find(Booking.TOOL, FOUR)).isEmpty();
        assertThat(ledger.begin(Booking.TOOL, FOUR).key()).isNotEqualTo(first.key());
    }

    @Test
    void otherArgumentsAreAnotherEffect() {
        Entry four = ledger.begin(Booking.TOOL, FOUR);

        assertThat(ledger.find(Booking.TOOL, FIVE)).isEmpty();
        assertThat(ledger.begin(Booking.TOOL, FIVE).key()).isNotEqualTo(four.key());
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        Entry failed = ledger.begin(Booking.TOOL, FOUR);
        ledger.failed(failed.key(), "{\"status\":\"failed\"}");

        assertThat(ledger.find(Booking.TOOL, FOUR)).isEmpty();
        assertThat(ledger.begin(Booking.TOOL, FOUR).key()).isNotEqualTo(failed.key());
    }

    @Test
    void aSecondResultChangesNothing() {
        Entry booked = ledger.begin(Booking.TOOL, FOUR);
        ledger.done(booked.key(), "{\"table\":7}");
        ledger.failed(booked.key(), "{}");

        assertThat(ledger.find(Booking.TOOL, FOUR)).map(Entry::state).contains(State.DONE);
    }

    @Test
    void whatBrokeOffKeepsItsKeyWhenTheCallerHasHeardOfIt() {
        Entry broken = ledger.begin(Booking.TOOL, FOUR);
        ledger.broke(broken.key());
        ledger.told(broken.key());

        Entry again = ledger.begin(Booking.TOOL, FOUR_AGAIN);
        assertThat(again.key()).isEqualTo(broken.key());

        ledger.done(again.key(), "{}");
        ledger.told(again.key());
        assertThat(ledger.begin(Booking.TOOL, FOUR).key()).as("another wish").isNotEqualTo(broken.key());
    }

    @Test
    void aTryThatDidNothingDoesNotClearUpTheOneThatBrokeOff() {
        Entry broken = ledger.begin(Booking.TOOL, FOUR);
        ledger.broke(broken.key());
        ledger.failed(ledger.begin(Booking.TOOL, FOUR).key(), "too busy");
        ledger.told(broken.key());

        assertThat(ledger.begin(Booking.TOOL, FOUR).key()).isEqualTo(broken.key());
    }
}
