package ai.beluga.voice.tool;

import ai.beluga.voice.tool.Parameter.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A tool with an effect and a parameter of each type. */
final class Booking {

    static final Tool TOOL = tool(new Limits(2, 4, Duration.ofSeconds(5)));

    private Booking() {}

    static Tool tool(Limits limits) {
        return new Tool(
                "book_table",
                "Books a table.",
                List.of(
                        new Parameter("day", "when", true, new Type.Day()),
                        new Parameter("guests", "how many", true, new Type.Whole(1, 12)),
                        new Parameter("name", "who", false, new Type.Text(20, Optional.of("[A-Za-z ]+"))),
                        new Parameter("deposit", "", false, new Type.Number(BigDecimal.ZERO, new BigDecimal("99.5"))),
                        new Parameter("outside", "", false, new Type.Truth()),
                        new Parameter("menu", "", false, new Type.Choice(List.of("meat", "vegan"))),
                        new Parameter("wishes", "", false, new Type.Several(new Type.Text(10, Optional.empty()), 2))),
                new Tool.Manner(
                        true,
                        Optional.of("A table for {guests} on {day}, {name}. Shall I book it?"),
                        limits,
                        Optional.empty()));
    }
}
