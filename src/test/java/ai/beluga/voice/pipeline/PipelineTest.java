package ai.beluga.voice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.pipeline.VoiceEvent.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private final List<String> seen = new ArrayList<>();

    @Test
    void eventPassesTheStagesInTheOrderOfTheDrawing() {
        Stage.Tap tap = (event, nowNanos) -> seen.add("tap at " + nowNanos);
        Stage.Processor processor = (event, nowNanos, next) -> {
            seen.add("processor at " + nowNanos);
            next.emit(event);
        };

        Pipeline.of(List.of(tap, processor), event -> seen.add("sink")).accept(new Tick(), 42);

        assertThat(seen).containsExactly("tap at 42", "processor at 42", "sink");
    }

    @Test
    void whatAProcessorKeepsEndsThere() {
        Stage.Processor keeper = (event, nowNanos, next) -> {};

        Pipeline.of(List.of(keeper), event -> seen.add("sink")).accept(new Tick(), 0);

        assertThat(seen).isEmpty();
    }

    @Test
    void everyStageIsClosedThoughOneFails() {
        Pipeline pipeline = Pipeline.of(List.of(closing("first", true), closing("second", true)), event -> {});

        assertThatThrownBy(pipeline::close)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("first", "second"));

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void whenAStageCannotBeMadeTheOnesBeforeItAreClosed() {
        List<Supplier<Stage>> makers = List.of(() -> closing("first", false), () -> closing("second", true), () -> {
            throw new IllegalStateException("no memory");
        });

        assertThatThrownBy(() -> Pipeline.made(makers, event -> {}))
                .hasMessage("no memory")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));

        assertThat(seen).containsExactly("first", "second");
    }

    private Stage closing(String name, boolean fails) {
        return new Stage.Tap() {
            @Override
            public void observe(VoiceEvent event, long nowNanos) {}

            @Override
            public void close() {
                seen.add(name);
                if (fails) {
                    throw new IllegalStateException(name);
                }
            }
        };
    }
}
