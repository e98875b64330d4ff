package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.session.InterleavingTest.Step;
import ai.beluga.voice.turn.TurnDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** {@link InterleavingTest} is worth what it catches: each fault is put between two stages of an otherwise sound session. */
class PlantedFaultsTest {

    private static final int MOST_CALLS = 500;
    private static final long SEED = 4;

    @Example
    void staleReplyIsCaught() {
        Supplier<Stage> deaf = () -> dropping(
                decision -> decision instanceof TurnDecision.Interrupt || decision instanceof TurnDecision.Withdraw);

        assertThat(caughtWith(
                        deaf, Stages::beforePlayOut, "a stale reply is spoken", "unheard words", "an older reply"))
                .isPresent();
    }

    @Example
    void lostResumeIsCaught() {
        Supplier<Stage> deaf = () -> dropping(TurnDecision.Resume.class::isInstance);

        assertThat(caughtWith(deaf, Stages::beforePlayOut, "hears nothing", "the call never ends"))
                .isPresent();
    }

    @Example
    void unheardWordsInMemoryAreCaught() {
        Supplier<Stage> boaster = () -> (Stage.Processor) (event, nowNanos, next) -> next.emit(
                event instanceof VoiceEvent.ReplyOver over && over.turn().number() > 1 ? boasted(over) : event);

        assertThat(caughtWith(boaster, Stages::first))
                .hasValueSatisfying(said -> assertThat(said).contains("unheard words"));
    }

    @Example
    void soundSessionIsNotBlamed() {
        Supplier<Stage> nothing = () -> (Stage.Tap) (event, nowNanos) -> {};

        assertThat(caughtWith(nothing, Stages::first)).isEmpty();
    }

    /** Where a fault is put. */
    private enum Stages {
        ;

        static List<Supplier<Stage>> first(List<Supplier<Stage>> stages, Supplier<Stage> fault) {
            List<Supplier<Stage>> all = new ArrayList<>(stages);
            all.addFirst(fault);
            return all;
        }

        static List<Supplier<Stage>> beforePlayOut(List<Supplier<Stage>> stages, Supplier<Stage> fault) {
            List<Supplier<Stage>> all = new ArrayList<>(stages);
            all.add(all.size() - 1, fault);
            return all;
        }
    }

    private interface Placing {
        List<Supplier<Stage>> place(List<Supplier<Stage>> stages, Supplier<Stage> fault);
    }

    /** What the first of many random calls says that goes wrong, in these words if there are any. */
    private static Optional<String> caughtWith(Supplier<Stage> fault, Placing placing, String... words) {
        RandomGenerator<List<Step>> calls = InterleavingTest.steps().generator(MOST_CALLS);
        Random random = new Random(SEED);
        for (int call = 0; call < MOST_CALLS; call++) {
            List<Step> steps = calls.next(random).value();
            try {
                InterleavingTest.play(
                        steps,
                        new RandomCall((engines, settings, platform) ->
                                new SessionAssembly(engines, settings, platform) {
                                    @Override
                                    List<Supplier<Stage>> stages(CallId id, Ends ends) {
                                        return placing.place(super.stages(id, ends), fault);
                                    }
                                }));
            } catch (AssertionError caught) {
                String said = caught.toString();
                if (words.length == 0 || Stream.of(words).anyMatch(said::contains)) {
                    return Optional.of(said);
                }
            }
        }
        return Optional.empty();
    }

    private static Stage dropping(Predicate<TurnDecision> lost) {
        return (Stage.Processor) (event, nowNanos, next) -> drop(lost, event, next);
    }

    private static void drop(Predicate<TurnDecision> lost, VoiceEvent event, Emitter next) {
        if (!(event instanceof VoiceEvent.Decided decided && lost.test(decided.decision()))) {
            next.emit(event);
        }
    }

    private static VoiceEvent boasted(VoiceEvent.ReplyOver over) {
        String all = RandomCall.answer(over.turn());
        return new VoiceEvent.ReplyOver(
                over.turn(), new Utterance(Speaker.AGENT, all, false), over.complete(), over.then());
    }
}
