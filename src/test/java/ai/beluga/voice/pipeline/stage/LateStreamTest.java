package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LateStreamTest {

    /** A stream that notes what is done with it. */
    private final class Noted implements AutoCloseable {
        private final String name;

        private Noted(String name) {
            this.name = name;
        }

        void say(String what) {
            done.add(name + " " + what);
        }

        @Override
        public void close() {
            done.add(name + " closed");
        }
    }

    private final List<String> done = new ArrayList<>();
    private final List<CompletableFuture<Noted>> openings = new ArrayList<>();
    private final List<ProviderException> failures = new ArrayList<>();
    private final LateStream<Noted> late = new LateStream<>(
            number -> {
                openings.add(new CompletableFuture<>());
                return openings.getLast();
            },
            Noted::close,
            event -> ((VoiceEvent.Run) event).task().run(),
            failures::add,
            2);

    @Test
    void whatIsAskedBeforeItIsOpenIsDoneOnceItIs() {
        late.open();
        late.use(stream -> stream.say("one"));
        assertThat(done).isEmpty();

        openings.getFirst().complete(new Noted("a"));
        late.use(stream -> stream.say("two"));

        assertThat(done).containsExactly("a one", "a two");
    }

    @Test
    void oldestGoesWhenTooMuchWaits() {
        late.open();
        late.use(stream -> stream.say("one"));
        late.use(stream -> stream.say("two"));
        late.use(stream -> stream.say("three"));

        openings.getFirst().complete(new Noted("a"));

        assertThat(done).containsExactly("a two", "a three");
    }

    @Test
    void streamThatOpensThoughItWasGivenUpIsClosed() {
        late.open();
        CompletableFuture<Noted> stubborn = openings.getFirst();
        late.open();
        assertThat(stubborn).isCancelled();

        late.close();

        assertThat(openings.getLast()).isCancelled();
        assertThat(failures).isEmpty();
    }

    @Test
    void newStreamTakesTheOldOnesPlace() {
        late.open();
        openings.getFirst().complete(new Noted("a"));
        late.open();
        openings.getLast().complete(new Noted("b"));

        late.use(stream -> stream.say("one"));

        assertThat(done).containsExactly("a closed", "b one");
        assertThat(late.isCurrent(1)).isFalse();
    }

    @Test
    void failureToOpenIsToldWithItsKind() {
        late.open();

        openings.getFirst().completeExceptionally(new ProviderException.Permanent("wrong key"));

        assertThat(failures).singleElement().isInstanceOf(ProviderException.Permanent.class);
    }

    @Test
    void unknownFailureMayBeTriedAgain() {
        late.open();

        openings.getFirst().completeExceptionally(new IllegalStateException("what?"));

        assertThat(failures).singleElement().isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void streamGivenUpIsOpenedAgainByTheNextUse() {
        late.open();
        openings.getFirst().complete(new Noted("a"));

        late.fail();
        late.use(stream -> stream.say("again"));
        openings.getLast().complete(new Noted("b"));

        assertThat(openings).hasSize(2);
        assertThat(done).containsExactly("a closed", "b again");
    }
}
