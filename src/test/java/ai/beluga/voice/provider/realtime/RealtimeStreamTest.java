package ai.beluga.voice.provider.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.ManualTime;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a stream, in virtual time. */
class RealtimeStreamTest {

    private static final String CREATED = "{\"type\":\"session.created\",\"event_id\":\"e1\"}";
    private static final String UPDATED = "{\"type\":\"session.updated\",\"event_id\":\"e2\"}";

    private static final long NOW = 1_795_000_000;

    private final ManualTime time = new ManualTime();
    private final List<S2sEvent> told = new ArrayList<>();
    private final RealtimeStream stream = stream(Duration.ofMinutes(60));

    private RealtimeStream stream(Duration longest) {
        return new RealtimeStream(
                new Plain(longest), opening(), time, InstantSource.fixed(Instant.ofEpochSecond(NOW)), told::add);
    }

    @Test
    void endOfTheSessionIsToldTwoMinutesBefore() {
        stream.text(CREATED);
        stream.text(UPDATED);
        time.advance(Duration.ofMinutes(58).minusMillis(1));
        assertThat(told).isEmpty();

        time.advance(Duration.ofMillis(1));

        assertThat(told).containsExactly(new S2sEvent.Leaving(Duration.ofMinutes(2)));
    }

    @Test
    void vendorThatEndsTheSessionSoonerIsBelieved() {
        stream.text(CREATED);
        stream.text(expiring(30 * 60));
        time.advance(Duration.ofMinutes(28).minusMillis(1));
        assertThat(told).isEmpty();

        time.advance(Duration.ofMillis(1));

        assertThat(told).containsExactly(new S2sEvent.Leaving(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 0, 60, 299, 3_601, 86_400})
    void endThatCannotBeOrIsLaterThanTheLongestSessionChangesNothing(long seconds) {
        stream.text(CREATED);
        stream.text(expiring(seconds));
        time.advance(Duration.ofMinutes(58).minusMillis(1));
        assertThat(told).isEmpty();

        time.advance(Duration.ofMillis(1));

        assertThat(told).hasSize(1);
    }

    @Test
    void endOfABriefSessionIsToldATenthOfItBefore() {
        RealtimeStream brief = stream(Duration.ofMinutes(5));
        brief.text(CREATED);
        brief.text(UPDATED);
        time.advance(Duration.ofSeconds(270).minusMillis(1));
        assertThat(told).isEmpty();

        time.advance(Duration.ofMillis(1));

        assertThat(told).containsExactly(new S2sEvent.Leaving(Duration.ofSeconds(30)));
    }

    private static String expiring(long seconds) {
        return "{\"type\":\"session.updated\",\"event_id\":\"e2\",\"session\":{\"expires_at\":" + (NOW + seconds)
                + "}}";
    }

    @Test
    void sessionNobodyConfirmsIsTakenToBeInForce() {
        stream.text(CREATED);
        time.advance(RealtimeStream.CONFIRMED_WITHIN);
        time.advance(Duration.ofMinutes(58));

        assertThat(told).hasSize(1);
    }

    @Test
    void closedStreamLeavesNoTimerThatTells() {
        stream.text(CREATED);
        stream.text(UPDATED);
        stream.close();
        time.advance(Duration.ofHours(1));

        assertThat(told).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void lossIsToldOnceAndNothingAfterIt() {
        stream.text(CREATED);
        stream.text(UPDATED);
        ProviderException lost = new ProviderException.Transient("lost");
        stream.lost(lost);
        stream.text("{\"type\":\"response.created\",\"response\":{\"id\":\"r1\"}}");

        assertThat(told).containsExactly(new S2sEvent.Failed(lost));
    }

    @Test
    void eventThatComesTwiceIsTakenOnce() {
        stream.text(CREATED);
        stream.text(UPDATED);
        for (int i = 0; i < 2; i++) {
            stream.text("{\"type\":\"response.created\",\"event_id\":\"e3\",\"response\":{\"id\":\"r1\"}}");
            stream.text("{\"type\":\"response.output_audio_transcript.delta\",\"event_id\":\"e4\","
                    + "\"response_id\":\"r1\",\"item_id\":\"i1\",\"delta\":\"Hello\"}");
        }

        assertThat(told).containsExactly(new S2sEvent.ReplyBegan(false), new S2sEvent.Words(1, "Hello"));
    }

    private static Opening opening() {
        return new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.OURS, Optional.empty());
    }

    private record Plain(Duration longestSession) implements Dialect {

        @Override
        public JsonObject session(Opening opening) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }

        @Override
        public Optional<JsonObject> exactly(String words) {
            return Optional.empty();
        }

        @Override
        public boolean resumes() {
            return false;
        }

        @Override
        public boolean tellsExpiry() {
            return true;
        }

        @Override
        public SocketFaults faults() {
            return new SocketFaults("somebody", "beluga.s2s.somebody", "x-request-id");
        }
    }
}
