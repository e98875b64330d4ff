package ai.beluga.voice.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.tool.api.ToolContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the model of a shop may call, of which somebody tries to get more than is allowed. */
final class Shop {

    static final String CALLER = "+14155550100";
    static final String CALLED = "+14155550199";
    static final int PER_TURN = 4;
    static final int PER_CALL = 12;
    static final int LOOKS_PER_TURN = 2;
    static final int LOOKS_PER_CALL = 5;

    static final String HOW = "Please say yes, or press 1.";
    static final String SHALL_I_PAY = "Shall I pay 5 euros to Bob?";
    static final String FIVE_TO_BOB = "{\"amount\":5,\"to\":\"Bob\"}";
    static final String PAID_FIVE_TO_BOB = "{\"amount\":5,\"to\":\"Bob\"}";

    /** Takes a {@code day}, and a {@code price} where it is given. */
    final RecordedTool look = RecordedTool.look(
            "look",
            LOOKS_PER_TURN,
            LOOKS_PER_CALL,
            text("day", 20, true),
            new Parameter(
                    "price", "", false, new Parameter.Type.Number(new BigDecimal("-1e15"), new BigDecimal("1e15"))));

    final RecordedTool book = RecordedTool.effect("book", 2, 6, text("day", 20, true));

    final RecordedTool pay = RecordedTool.asking(
            "pay",
            "Shall I pay {amount} euros to {to}?",
            30,
            new Parameter("amount", "", true, new Parameter.Type.Number(BigDecimal.ZERO, new BigDecimal("1000"))),
            text("to", 10_000, true));

    private static Parameter text(String name, int most, boolean required) {
        return new Parameter(name, "", required, new Parameter.Type.Text(most, Optional.empty()));
    }

    Toolbox box() {
        Toolbox.Parties parties = new Toolbox.Parties(Optional.of(CALLER), Optional.of(CALLED));
        return new Toolbox(List.of(look, book, pay), PER_TURN, PER_CALL, Duration.ofSeconds(1), call -> parties);
    }

    /** Whoever calls is told by the carrier and by nobody else. */
    void actedForNobodyBut(CallId call) {
        Stream.of(look, book, pay).flatMap(tool -> tool.uses().stream()).forEach(use -> {
            ToolContext context = use.context();
            assertThat(context.call()).isEqualTo(call.value());
            assertThat(context.caller()).contains(CALLER);
            assertThat(context.called()).contains(CALLED);
            assertThat(context.idempotencyKey()).matches("|" + call.value() + "-[0-9]+");
        });
    }

    /** Each effect had a key of its own. */
    void didNothingTwice() {
        assertThat(Stream.of(book, pay).flatMap(tool -> tool.uses().stream()))
                .extracting(use -> use.context().idempotencyKey())
                .doesNotHaveDuplicates();
    }
}
