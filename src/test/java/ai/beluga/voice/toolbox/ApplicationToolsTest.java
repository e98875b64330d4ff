package ai.beluga.voice.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Fault;
import ai.beluga.voice.tool.Arguments;
import ai.beluga.voice.tool.Schema;
import ai.beluga.voice.tool.ToolMethod;
import ai.beluga.voice.tool.api.CallParameter;
import ai.beluga.voice.tool.api.CallTool;
import ai.beluga.voice.tool.api.NotDone;
import ai.beluga.voice.tool.api.ToolContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The methods of beans as tools: what is offered, what is refused at start, how they are called. */
class ApplicationToolsTest {

    private static final ToolContext CONTEXT =
            new ToolContext("CA1", Optional.of("+14155550100"), Optional.empty(), Locale.US, "CA1-1");

    private final List<Runnable> threads = new ArrayList<>();

    /** What a diary can do. */
    public static class Diary {

        /** Sizes of a room. */
        public enum Size {
            SMALL,
            LARGE
        }

        /** Where a booking stands. */
        public record Booking(String id, LocalDate day, List<Size> sizes, Optional<String> note) {}

        private final List<Object> given = new ArrayList<>();

        @CallTool(
                description = "Books a room.",
                effect = true,
                confirm = "Shall I book {day} for {people}?",
                deadlineMillis = 500,
                filler = "I book it.")
        public Booking book(
                @CallParameter(description = "when") LocalDate day,
                @CallParameter(min = "1", max = "12") int people,
                List<Size> sizes,
                Optional<String> note,
                ToolContext context) {
            given.addAll(List.of(day, people, sizes, note, context));
            return new Booking("b-1", day, sizes, note);
        }

        @CallTool(name = "find_city", description = "Finds a city.")
        public Map<String, Object> city(
                @CallParameter(pattern = "[a-z]+", longest = 10) String name,
                @CallParameter(choices = {"km", "mi"}) String unit,
                double radius,
                BigDecimal price,
                long id,
                boolean open) {
            given.addAll(List.of(name, unit, radius, price, id, open));
            return Map.of("name", name, "radius", radius);
        }

        @CallTool(description = "Answers later.")
        public CompletionStage<String> later() {
            return CompletableFuture.completedStage("then");
        }

        @CallTool(description = "Answers nothing.")
        public void nothing() {}

        @CallTool(description = "Is full.")
        public String full() {
            throw new NotDone("it is full");
        }

        @CallTool(description = "Throws.")
        public String broken() {
            throw new IllegalStateException("secret");
        }

        /** No tool. */
        public void unmarked() {}
    }

    private ApplicationTools.Found found(Object... beans) {
        Executor executor = threads::add;
        List<ApplicationTools.Owner> owners = new ArrayList<>();
        for (Object bean : beans) {
            owners.add(new ApplicationTools.Owner(bean.getClass(), () -> bean));
        }
        return ApplicationTools.found(owners, new Places(executor, 2));
    }

    private ToolMethod tool(Object bean, String name) {
        return found(bean).tools().stream()
                .filter(method -> method.tool().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CompletableFuture<String> call(ToolMethod method, String json) {
        CompletionStage<String> result = method.call(CONTEXT, Arguments.of(method.tool(), json));
        runThreads();
        return result.toCompletableFuture();
    }

    private void runThreads() {
        List<Runnable> all = List.copyOf(threads);
        threads.clear();
        all.forEach(Runnable::run);
    }

    private static String only(ApplicationTools.Found found) {
        assertThat(found.faults()).hasSize(1);
        return found.faults().getFirst().sentence();
    }

    @Test
    void allMarkedMethodsAreTools() {
        ApplicationTools.Found found = found(new Diary());

        assertThat(found.faults()).isEmpty();
        assertThat(found.tools())
                .extracting(method -> method.tool().name())
                .containsExactly("book", "broken", "find_city", "full", "later", "nothing");
        assertThat(Schema.of(tool(new Diary(), "book").tool()))
                .contains("\"people\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":12}")
                .contains("\"enum\":[\"SMALL\",\"LARGE\"]")
                .contains("\"required\":[\"day\",\"people\",\"sizes\"]")
                .doesNotContain("context");
        assertThat(tool(new Diary(), "book").tool().manner().limits().deadline())
                .hasMillis(500);
    }

    @Test
    void logTellsHowManyWereFoundAndThatThereIsNone() {
        assertThat(ApplicationTools.told(found(new Diary()).tools()))
                .isEqualTo("6 tool(s): book, broken, find_city, full, later, nothing");
        assertThat(ApplicationTools.told(List.of())).isEqualTo("0 tool(s)");
    }

    @Test
    void methodIsCalledOnAnotherThreadWithWhatItDeclares() {
        Diary diary = new Diary();
        ToolMethod book = tool(diary, "book");
        CompletionStage<String> result = book.call(
                CONTEXT, Arguments.of(book.tool(), "{\"day\":\"2026-12-01\",\"people\":2,\"sizes\":[\"LARGE\"]}"));
        assertThat(diary.given).as("not on the caller's thread").isEmpty();

        runThreads();

        assertThat(diary.given)
                .containsExactly(LocalDate.of(2026, 12, 1), 2, List.of(Diary.Size.LARGE), Optional.empty(), CONTEXT);
        assertThat(result.toCompletableFuture())
                .isCompletedWithValue("{\"id\":\"b-1\",\"day\":\"2026-12-01\",\"sizes\":[\"LARGE\"],\"note\":null}");
    }

    @Test
    void numbersAndTextsAreConverted() {
        Diary diary = new Diary();

        call(
                tool(diary, "find_city"),
                "{\"name\":\"rome\",\"unit\":\"km\",\"radius\":1.5,\"price\":2.50,\"id\":7,\"open\":true}");

        assertThat(diary.given).containsExactly("rome", "km", 1.5, new BigDecimal("2.50"), 7L, true);
    }

    @Test
    void resultsOfAllKindsAreJson() {
        Diary diary = new Diary();

        assertThat(call(tool(diary, "later"), "{}")).isCompletedWithValue("\"then\"");
        assertThat(call(tool(diary, "nothing"), "{}")).isCompletedWithValue("null");
    }

    @Test
    void whatAToolSaysItDidNotDoIsToldAndOtherErrorsAreErrors() {
        Diary diary = new Diary();

        assertThat(call(tool(diary, "full"), "{}"))
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(NotDone.class);
        assertThat(call(tool(diary, "broken"), "{}")).isCompletedExceptionally();
    }

    @Test
    void toolsThatHangKeepOthersFromHangingToo() {
        ToolMethod later = tool(new Diary(), "later");
        later.call(CONTEXT, Arguments.of(later.tool(), "{}"));
        later.call(CONTEXT, Arguments.of(later.tool(), "{}"));

        CompletionStage<String> third = later.call(CONTEXT, Arguments.of(later.tool(), "{}"));

        assertThat(third.toCompletableFuture()).isCompletedExceptionally();
        runThreads();
        assertThat(call(later, "{}")).isCompletedWithValue("\"then\"");
    }

    @Test
    void typeThatIsNotSupportedIsToldWithThoseThatAre() {
        assertThat(only(found(new Object() {
                    @CallTool(description = "x")
                    public void tool(Date day) {}
                })))
                .contains("tool, parameter day", "java.util.Date", "LocalDate", "To fix it");
    }

    @Test
    void twoToolsOfAName() {
        assertThat(only(found(new Diary(), new Object() {
                    @CallTool(name = "book", description = "x")
                    public void other() {}
                })))
                .contains("other", "book", "Diary.book");
    }

    @Test
    void nameOfTheGatewaysOwn() {
        assertThat(only(found(new Object() {
                    @CallTool(name = "end_call", description = "x")
                    public void tool() {}
                })))
                .contains("end_call", "gateway's own");
    }

    @Test
    void questionThatNamesNoParameter() {
        assertThat(only(found(new Object() {
                    @CallTool(description = "x", effect = true, confirm = "Book {date}?")
                    public void tool(LocalDate day) {}
                })))
                .contains("{date}", "one of day");
    }

    @Test
    void questionWithoutEffect() {
        assertThat(only(found(new Object() {
                    @CallTool(description = "x", confirm = "Sure?")
                    public void tool() {}
                })))
                .contains("a tool with an effect", "effect = true");
    }

    @Test
    void toolWithoutDescription() {
        assertThat(only(found(new Object() {
                    @CallTool(description = " ")
                    public void tool() {}
                })))
                .contains("description", "words for the model");
    }

    @Test
    void methodThatNobodyCanCall() {
        assertThat(only(found(new Object() {
                    @CallTool(description = "x")
                    void tool() {}
                })))
                .contains("modifiers", "public");
    }

    @Test
    void boundsThatAreNone() {
        assertThat(only(found(new Object() {
                    @CallTool(description = "x")
                    public void tool(@CallParameter(min = "one") int count) {}
                })))
                .contains("count min", "a whole number");
        assertThat(only(found(new Object() {
                    @CallTool(description = "x")
                    public void tool(@CallParameter(pattern = "[") String text) {}
                })))
                .contains("text pattern", "a regular expression");
        assertThat(only(found(new Object() {
                    @CallTool(description = "x", perTurn = 5, perCall = 2)
                    public void tool() {}
                })))
                .contains("perTurn, perCall", "5, 2");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        ApplicationTools.Found found = found(new Object() {
            @CallTool(description = "")
            public void one() {}

            @CallTool(name = "1", description = "x")
            public void two() {}
        });

        assertThat(found.faults()).extracting(Fault::key).hasSize(2).doesNotHaveDuplicates();
    }
}
