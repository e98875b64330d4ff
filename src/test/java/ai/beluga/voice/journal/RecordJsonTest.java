package ai.beluga.voice.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {

    private static final RecordJson PLAIN = new RecordJson(Disguise.NONE);

    record Inner(int number) {}

    record Everything(
            List<Inner> list, Set<String> set, Optional<Inner> inner, OptionalDouble maybe, double real, float small) {}

    record Keyed(Map<String, Inner> text, Map<EndReason, Boolean> constants) {}

    record Strange(Date date) {}

    /** Every record that can stand in a journal, found by the declarations: a new one is tried without a word here. */
    static Stream<Class<?>> records() {
        return Stream.of(Entry.class, TurnInput.class, TurnDecision.class, SpeechEdge.class)
                .flatMap(choice -> Types.kinds(choice).values().stream());
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordComesBackAsItWas(Class<?> record) {
        AnyValue any = new AnyValue(4711);
        for (int n = 0; n < 200; n++) {
            Object value = any.of(record);
            assertThat(back(record, PLAIN.write(record, value))).isEqualTo(value);
        }
    }

    @Test
    void settingsComeBackAsTheyWere() {
        assertThat(back(TurnSettings.class, PLAIN.write(TurnSettings.class, TurnSettings.DEFAULT)))
                .isEqualTo(TurnSettings.DEFAULT);
        assertThat(back(VoiceSettings.class, PLAIN.write(VoiceSettings.class, VoiceSettings.DEFAULT)))
                .isEqualTo(VoiceSettings.DEFAULT);
    }

    @Test
    void collectionsOptionalsAndNumbersOfAllKindsComeBack() {
        Everything full = new Everything(
                List.of(new Inner(1), new Inner(2)),
                Set.of("b", "a"),
                Optional.of(new Inner(3)),
                OptionalDouble.of(0.1),
                Double.NaN,
                Float.NEGATIVE_INFINITY);
        Everything empty =
                new Everything(List.of(), Set.of(), Optional.empty(), OptionalDouble.empty(), -0.0, 1.4e-45f);

        assertThat(back(Everything.class, PLAIN.write(Everything.class, full))).isEqualTo(full);
        assertThat(back(Everything.class, PLAIN.write(Everything.class, empty))).isEqualTo(empty);

        Keyed keyed = new Keyed(
                Map.of("b", new Inner(1), "a", new Inner(2)), Map.of(EndReason.DRAIN, true, EndReason.GOODBYE, false));
        assertThat(back(Keyed.class, PLAIN.write(Keyed.class, keyed))).isEqualTo(keyed);
    }

    @Test
    void typeThatCouldNotBeReadIsNotWritten() {
        assertThatThrownBy(() -> PLAIN.write(Strange.class, new Strange(new Date(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.Date");
    }

    @Test
    void noComponentIsCalledAsTheNameOfTheKind() {
        assertThat(records().flatMap(record -> Stream.of(record.getRecordComponents())))
                .extracting(RecordComponent::getName)
                .doesNotContain(RecordJson.IS);
    }

    @Test
    void whatIsNotUnderstoodIsToldWithItsPlace() {
        assertFault("{\"is\":\"Whistle\"}", "line 7: \"Whistle\" is no TurnInput; known are ", "LineAttached");
        assertFault("{}", "line 7: \"\" is no TurnInput");
        assertFault(
                "{\"is\":\"Digit\",\"digit\":\"1\",\"loud\":true}",
                "line 7.Digit: \"loud\" is not known; known are digit");
        assertFault("{\"is\":\"Digit\"}", "line 7.Digit: \"digit\" is missing");
        assertFault("{\"is\":\"Digit\",\"digit\":\"12\"}", "line 7.Digit.digit: \"12\" is no char");
        assertFault("{\"is\":\"Estimate\",\"endOfTurn\":true}", "line 7.Estimate.endOfTurn: true is no double");
        assertFault("{\"is\":\"Text\",\"text\":\"a\",\"settled\":1}", "line 7.Text.settled: 1 is no boolean");
        assertFault(
                "{\"is\":\"EndRequested\",\"reason\":\"BOREDOM\"}",
                "line 7.EndRequested.reason: \"BOREDOM\" is no EndReason");
        assertFault("{\"is\":\"ReplyFailed\",\"turn\":3}", "line 7.ReplyFailed.turn: 3 is no object");
        assertFault(
                "{\"is\":\"ReplyFailed\",\"turn\":{\"number\":1.5}}", "line 7.ReplyFailed.turn.number: 1.5 is no int");
        assertFault(
                "{\"is\":\"ReplyFailed\",\"turn\":{\"number\":-1}}", "line 7.ReplyFailed.turn: a turn number must not");
    }

    private static void assertFault(String json, String... parts) {
        assertThatThrownBy(() -> RecordJson.read(TurnInput.class, parsed(json), "line 7"))
                .isInstanceOf(JournalFault.class)
                .hasMessageContainingAll(parts);
    }

    /** Through text, as in a file. */
    private static Object back(Type type, JsonValue json) {
        return RecordJson.read(type, parsed(json.toString()), "here");
    }

    private static JsonValue parsed(String json) {
        return RecordJson.JSON.createReader(new StringReader(json)).readValue();
    }
}
