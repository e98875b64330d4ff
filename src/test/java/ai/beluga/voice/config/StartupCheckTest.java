package ai.beluga.voice.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Startup.State;
import ai.beluga.voice.testkit.LoggedLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartupCheckTest {

    private final Startup startup = new Startup();
    private final List<Runnable> offTheStartThread = new ArrayList<>();
    private final List<String> loaded = new ArrayList<>();

    @Test
    void partsAreLoadedInOrderAwayFromTheStartThread() {
        begin(valid(), part("second", 2), part("first", 1));

        assertThat(loaded).isEmpty();
        assertThat(startup.state()).isEqualTo(new State.Checking());

        offTheStartThread.forEach(Runnable::run);

        assertThat(loaded).containsExactly("first while Loading[part=first]", "second while Loading[part=second]");
        assertThat(startup.state()).isEqualTo(new State.Done());
    }

    @Test
    void nothingIsLoadedWithAFaultyConfiguration() {
        begin(Configurations.of("beluga.greting", "Hi"), part("any", 1));

        assertThat(offTheStartThread).isEmpty();
        assertThat(startup.state())
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.sentences())
                                .hasSize(2)
                                .anyMatch(sentence -> sentence.contains("beluga.public-url is not set"))
                                .anyMatch(sentence -> sentence.contains("the nearest is beluga.greeting")));
    }

    @Test
    void partsThatCannotBeLoadedAreAllNamedAndWhatNeedsThemIsLeft() {
        Fault missing = new Fault("beluga.models", "/opt/models", "default", "a directory with models", "install them");

        begin(
                valid(),
                failing("recogniser", new StartupFault(missing)),
                failing("detector", new IllegalStateException("speech of a caller")),
                part("last", 3));
        offTheStartThread.forEach(Runnable::run);

        assertThat(loaded).isEmpty();
        assertThat(startup.state())
                .isEqualTo(new State.Failed(List.of(
                        missing.sentence(),
                        "detector could not be loaded because of IllegalStateException; the server's"
                                + " log has the trace.")));
    }

    @Test
    void causeOfAFaultIsLogged() {
        Fault missing = new Fault("beluga.models", "/opt/models", "default", "a directory with models", "install them");
        List<String> lines = LoggedLines.of(Loading.class, () -> {
            begin(valid(), failing("recogniser", new StartupFault(missing, new IOException("Is a directory"))));
            offTheStartThread.forEach(Runnable::run);
        });

        assertThat(lines).containsExactly(missing.block() + "\n  cause  java.io.IOException: Is a directory");
    }

    @Test
    void partThatCannotEvenBeMadeIsAFaultToo() {
        Stream<StartupPart> broken = Stream.of(1).map(n -> {
            throw new UnsatisfiedLinkError("no natives");
        });

        begin(valid(), broken);
        offTheStartThread.forEach(Runnable::run);

        assertThat(startup.state()).isInstanceOf(State.Failed.class);
    }

    private static Configuration valid() {
        return Configurations.of("beluga.public-url", "https://voice.example.com");
    }

    private void begin(Configuration configuration, StartupPart... parts) {
        begin(configuration, Stream.of(parts));
    }

    private void begin(Configuration configuration, Stream<StartupPart> parts) {
        Validation validation = new Validation(configuration, List.of(new GatewayKeys()), List.of());
        new StartupCheck(validation, new Loading(() -> parts), startup, configuration).begin(offTheStartThread::add);
    }

    private StartupPart part(String name, int order) {
        return new StartupPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void load() {
                loaded.add(name + " while " + startup.state());
            }

            @Override
            public int order() {
                return order;
            }
        };
    }

    private static StartupPart failing(String name, Exception failure) {
        return new StartupPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void load() throws StartupFault {
                switch (failure) {
                    case StartupFault fault -> throw fault;
                    case RuntimeException broken -> throw broken;
                    default -> throw new IllegalArgumentException(failure);
                }
            }
        };
    }
}
