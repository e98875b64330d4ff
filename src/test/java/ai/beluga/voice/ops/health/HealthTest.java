package ai.beluga.voice.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.CallsForTests;
import ai.beluga.voice.call.Drain;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Startup;
import ai.beluga.voice.config.Startups;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.ops.MediaTick;
import ai.beluga.voice.ops.health.OwnPort.Answer;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final CallId CALL = new CallId("CA1");

    private final ManualTime time = new ManualTime();
    private final InstanceId instance = new InstanceId();
    private final Startup startup = new Startup();
    private Answer answer = Answer.OURS;
    private final Drain drain = new Drain();
    private final CallsForTests calls = new CallsForTests(Configurations.of(), () -> 0);
    private PortCheck port;
    private Readiness readiness;

    @BeforeAll
    static void answerAsAServerWould() {
        HealthCheckResponse.setResponseProvider(new PlainHealthAnswer());
    }

    @BeforeEach
    void startUp() {
        OwnPort scripted = new OwnPort(() -> "*", () -> "9080") {
            @Override
            Answer ask(String asked) {
                assertThat(asked).isEqualTo(instance.value());
                return answer;
            }
        };
        port = new PortCheck(scripted, instance, time, time);
        readiness = new Readiness(startup, port, drain, calls.calls());
        port.begin();
    }

    @Test
    void readyOnceConfigurationPartsAndPortAre() {
        time.advance(Duration.ofMillis(250));
        Startups.reached(startup, new Startup.State.Done());

        assertThat(readiness.reasons()).isEmpty();
        assertThat(ready().getStatus()).isEqualTo(Status.UP);
        assertThat(started()).isEqualTo(Status.UP);
    }

    @Test
    void notReadyBeforeAnythingIsKnown() {
        assertThat(readiness.reasons())
                .containsExactly("The configuration is being checked.", "The HTTP port is not open yet.");
        assertThat(started()).isEqualTo(Status.DOWN);
    }

    @Test
    void partThatIsLoadingIsNamed() {
        time.advance(Duration.ofMillis(250));
        Startups.reached(startup, new Startup.State.Loading("speech recogniser"));

        assertThat(data()).isEqualTo(Map.of("reason-1", "Loading: speech recogniser."));
        assertThat(ready().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void everyFaultIsASentenceOfItsOwn() {
        time.advance(Duration.ofMillis(250));
        Startups.reached(startup, new Startup.State.Failed(List.of("One.", "Two.")));

        assertThat(data()).isEqualTo(Map.of("reason-1", "One.", "reason-2", "Two."));
        assertThat(started()).isEqualTo(Status.DOWN);
    }

    @Test
    void drainedGatewayIsStartedButNotReadyUntilItIsCalledOff() {
        time.advance(Duration.ofMillis(250));
        Startups.reached(startup, new Startup.State.Done());

        calls.answerCall().answer(CALL, Map.of());

        drain.begin();

        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.isStarted()).isTrue();
        assertThat(data().values()).containsExactly("Draining: 1 call(s) go on, new ones are refused.");

        calls.calls().finished(CALL);
        assertThat(data().values()).containsExactly("Drained: no call is left, the server may be stopped.");

        drain.callOff();

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void portThatIsNoneIsToldAtOnceInASentence() {
        answer = Answer.NO_PORT;

        time.advance(Duration.ofMillis(250));

        assertThat(port.reason())
                .hasValue("HTTP_PORT is \"9080\", which is no port: set it to 1 to 65535, and start again.");
    }

    @Test
    void portIsAskedUntilItAnswers() {
        answer = Answer.NOBODY;
        time.advance(Duration.ofMillis(500));
        answer = Answer.OURS;

        time.advance(Duration.ofMillis(250));

        assertThat(port.reason()).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void portOfAnotherProcessIsNamedAfterHalfAMinute() {
        answer = Answer.FOREIGN;

        losePatience();

        assertThat(port.reason())
                .contains("HTTP port 9080 is taken by another process: end it, or set HTTP_PORT to a free port,"
                        + " and start again.");
    }

    @Test
    void portThatDoesNotOpenIsNamedAfterHalfAMinute() {
        answer = Answer.NOBODY;

        losePatience();

        assertThat(port.reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("HTTP port 9080 does not answer"));
    }

    @Test
    void portThatOpensLateMakesReadyAllTheSame() {
        Startups.reached(startup, new Startup.State.Done());
        answer = Answer.NOBODY;
        losePatience();
        time.advance(Duration.ofSeconds(5));
        assertThat(readiness.isReady()).isFalse();

        answer = Answer.OURS;
        time.advance(Duration.ofSeconds(5));

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void standstillOfTheMediaTickIsDeath() {
        AtomicLong nanos = new AtomicLong();
        MediaTick tick = new MediaTick(loop -> new Thread(() -> {}), nanos::get, waitNanos -> {});
        tick.start(() -> {});
        LivenessCheck check = new LivenessCheck(tick, instance);

        nanos.set(Duration.ofMillis(4_999).toNanos());
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(check.call().getData().orElseThrow())
                .containsEntry("instance", instance.value())
                .containsEntry("ticks-missed", 0L)
                .containsEntry("worst-tick-late-ms", 0L);

        nanos.set(Duration.ofSeconds(5).toNanos());
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call().getData().orElseThrow())
                .containsEntry("reason-1", "The media tick has stood still for 5 s.");
    }

    private void losePatience() {
        time.advance(Duration.ofMillis(29_999));
        assertThat(port.reason()).contains("The HTTP port is not open yet.");
        time.advance(Duration.ofMillis(251));
    }

    private HealthCheckResponse ready() {
        return new ReadinessCheck(readiness).call();
    }

    private Map<String, Object> data() {
        return ready().getData().orElseThrow();
    }

    private Status started() {
        return new StartedCheck(readiness).call().getStatus();
    }
}
