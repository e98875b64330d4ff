package ai.beluga.voice.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.tool.Arguments;
import ai.beluga.voice.tool.Limits;
import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.api.CallParameter;
import ai.beluga.voice.tool.api.CallTool;
import ai.beluga.voice.tool.api.NotDone;
import ai.beluga.voice.tool.api.ToolContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Bounds of parameters that their types do not hold are told at start; none can have a method doubted that was never entered. */
class BoundsTest {

    /** What each parameter of these is checked for. */
    public static class Wrong {
        @CallTool(description = "x")
        public void above(@CallParameter(max = "3000000000") int x) {}

        @CallTool(description = "x")
        public void below(@CallParameter(min = "-3000000000") List<Integer> x) {}

        @CallTool(description = "x")
        public void broken(@CallParameter(min = "0.5") long x) {}

        @CallTool(description = "x")
        public void crossed(@CallParameter(min = "9", max = "1") int x) {}

        @CallTool(description = "x")
        public void crossedByDefault(@CallParameter(min = "1e16") double x) {}

        @CallTool(description = "x")
        public void endless(@CallParameter(max = "1e400") double x) {}

        @CallTool(description = "x")
        public void huge(@CallParameter(max = "9223372036854775808") long x) {}

        @CallTool(description = "x")
        public void no(@CallParameter(longest = 0) String x) {}

        @CallTool(description = "x")
        public void none(@CallParameter(most = -1) List<String> x) {}
    }

    /** These are as they should be. */
    public static class Right {
        @CallTool(description = "x")
        public void one(
                @CallParameter(min = "-2147483648", max = "2147483647") int a,
                @CallParameter(min = "5", max = "5.0") int b,
                @CallParameter(min = "3000000000") long c,
                @CallParameter(min = "1e16", max = "1e17") double d,
                @CallParameter(max = "1e400") BigDecimal e) {}
    }

    /** Counts how often it was called. */
    public static class Counter {
        private int calls;

        public void count(int x) {
            calls++;
        }
    }

    private static ApplicationTools.Found found(Object bean) {
        return ApplicationTools.found(
                List.of(new ApplicationTools.Owner(bean.getClass(), () -> bean)), new Places(Runnable::run, 1));
    }

    private static String told(String method) {
        return found(new Wrong()).faults().stream()
                .filter(fault -> fault.key().contains("." + method + ","))
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    @Test
    void eachIsToldWithMethodParameterAndWhatIsAllowed() {
        assertThat(found(new Wrong()).tools()).isEmpty();
        assertThat(told("above"))
                .contains("Wrong.above, parameter x max", "3000000000", "from -2147483648 to 2147483647");
        assertThat(told("below")).contains("parameter x min", "-3000000000", "from -2147483648 to 2147483647");
        assertThat(told("broken")).contains("parameter x min", "0.5", "a whole number");
        assertThat(told("huge")).contains("parameter x max", "to 9223372036854775807");
        assertThat(told("endless")).contains("parameter x max", "a double holds");
        assertThat(told("no")).contains("parameter x longest", "at least 1");
        assertThat(told("none")).contains("parameter x most", "-1", "at least 1");
    }

    @Test
    void leastIsNotAboveTheGreatest() {
        assertThat(told("crossed")).contains("Wrong.crossed, parameter x min, max", "9, 1", "min <= max");
        assertThat(told("crossedByDefault")).contains("parameter x min, max", "1E+16", "write both");
    }

    @Test
    void whatTheTypesHoldIsTaken() {
        assertThat(found(new Right()).faults()).isEmpty();
    }

    @Test
    void methodWhoseArgumentsCannotBeConvertedIsNotDone() throws NoSuchMethodException {
        Counter counter = new Counter();
        Parameter tooWide = new Parameter("x", "", true, new Parameter.Type.Whole(Long.MIN_VALUE, Long.MAX_VALUE));
        Tool.Manner effect = new Tool.Manner(true, Optional.empty(), Limits.DEFAULT, Optional.empty());
        Tool tool = new Tool("count", "x", List.of(tooWide), effect);
        List<Runnable> begun = new ArrayList<>();
        BeanTool bean = new BeanTool(
                tool, Counter.class.getMethod("count", int.class), () -> counter, new Places(begun::add, 1));
        ToolContext context = new ToolContext("CA1", Optional.empty(), Optional.empty(), Locale.US, "CA1-1");

        CompletableFuture<String> result =
                bean.call(context, Arguments.of(tool, "{\"x\":3000000000}")).toCompletableFuture();

        assertThat(begun).isEmpty();
        assertThat(result)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NotDone.class);
        bean.call(context, Arguments.of(tool, "{\"x\":3}"));
        begun.forEach(Runnable::run);
        assertThat(counter.calls).isEqualTo(1);
    }
}
