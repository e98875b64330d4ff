package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A turn machine on counted time. Watches over each decision and each state what must hold whatever happens. */
final class TurnBench {

    private static final Set<Kind> WHILE_LISTENING =
            EnumSet.of(Kind.ENDPOINT, Kind.RECOGNITION, Kind.DIGITS, Kind.COLLECTION, Kind.IDLE);

    final TurnMachine machine;
    TurnTap tap = TurnTap.NONE;
    private final Map<TurnTimer, Long> armed = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();
    private final List<TurnDecision.Ask> asks = new ArrayList<>();
    private long nowNanos = 5_000_000_000L;
    private Optional<TurnId> live = Optional.empty();
    private boolean audible;
    private boolean held;
    private boolean speaking;
    private long startMillis;
    private boolean ended;
    private int interruptedUnheld;
    private final List<String> preparations = new ArrayList<>();
    private Optional<TurnDecision.Prepare> prepared = Optional.empty();
    private int generation;
    private final List<WaitStep> bridges = new ArrayList<>();
    final FromOutside outside = new FromOutside();

    TurnBench() {
        this(English.TURN);
    }

    TurnBench(TurnSettings settings) {
        machine = new TurnMachine(settings, this::decided);
    }

    /** A call whose greeting was heard. */
    static TurnBench greeted() {
        return greeted(English.TURN);
    }

    /** A call in this manner whose greeting was heard. */
    static TurnBench greeted(TurnSettings settings) {
        TurnBench bench = new TurnBench(settings);
        bench.attach().audible().heard();
        bench.forget();
        return bench;
    }

    /** A call in which a question was asked that nobody answered yet. */
    static TurnBench asked(String question) {
        TurnBench bench = greeted();
        bench.says(question).wait(500);
        assertThat(bench.machine.state()).isEqualTo(TurnState.PROCESSING);
        bench.forget();
        return bench;
    }

    /** A call in which the answer to a question is heard. */
    static TurnBench answering() {
        TurnBench bench = asked("a question");
        bench.audible();
        return bench;
    }

    TurnBench attach() {
        return on(new TurnInput.LineAttached());
    }

    TurnBench lose() {
        speaking = false;
        return on(new TurnInput.LineLost(Optional.empty()));
    }

    /** Speech began 100 ms ago. */
    TurnBench starts() {
        speaking = true;
        startMillis = millis() - 100;
        return on(new TurnInput.Edge(new SpeechEdge.Started(startMillis, millis())));
    }

    TurnBench sustains() {
        return on(new TurnInput.Edge(new SpeechEdge.Sustained(startMillis, millis())));
    }

    /** Speech ended 200 ms ago. */
    TurnBench stops() {
        speaking = false;
        return on(new TurnInput.Edge(new SpeechEdge.Stopped(Math.max(startMillis, millis() - 200), millis())));
    }

    /** Speech of a second, as from the first edge to the final text; 200 ms of the pause are over then. */
    TurnBench says(String text) {
        return starts().wait(1_100).stops().text(text, true);
    }

    TurnBench text(String text, boolean settled) {
        return on(new TurnInput.Text(text, settled));
    }

    /** Words that a recogniser has likely made of an acknowledgement. */
    TurnBench misheard(String text, boolean settled) {
        return on(new TurnInput.Text(text, settled, true));
    }

    TurnBench estimate(double endOfTurn) {
        return on(new TurnInput.Estimate(endOfTurn));
    }

    TurnBench judge(Judgement judgement) {
        return on(new TurnInput.Judged(judgement));
    }

    /** The newest reply will wait for this. */
    TurnBench expecting(Expectation expectation) {
        return on(new TurnInput.Expecting(machine.turn(), expectation));
    }

    /** Keys, one right after the other. */
    TurnBench press(String keys) {
        keys.chars().forEach(key -> press((char) key));
        return this;
    }

    TurnBench press(char digit) {
        return on(new TurnInput.Digit(digit));
    }

    /** Somebody outside wants these words to be said; gives the number. */
    int announce(String words, SayOptions how, DigitRule... keys) {
        on(outside.announce(words, how, keys));
        return outside.newest();
    }

    TurnBench audible() {
        return audible(machine.turn());
    }

    TurnBench audible(TurnId turn) {
        audible |= live.filter(turn::equals).isPresent();
        return on(new TurnInput.ReplyAudible(turn));
    }

    TurnBench heard() {
        return heard(machine.turn(), Optional.empty());
    }

    TurnBench heard(EndReason then) {
        return heard(machine.turn(), Optional.of(then));
    }

    TurnBench heard(TurnId turn, Optional<EndReason> then) {
        live = live.filter(reply -> !reply.equals(turn));
        held &= live.isPresent();
        return on(new TurnInput.ReplyHeard(turn, then));
    }

    TurnBench failed() {
        return on(new TurnInput.ReplyFailed(machine.turn()));
    }

    TurnBench on(TurnInput input) {
        tap.input(input, nowNanos);
        machine.on(input, nowNanos);
        checkState();
        return this;
    }

    /** Lets time pass; timers that fall due fire in order. */
    TurnBench wait(int millis) {
        long until = nowNanos + millis * 1_000_000L;
        for (Optional<TurnTimer> next = next(until); next.isPresent(); next = next(until)) {
            nowNanos = Math.max(nowNanos, Objects.requireNonNull(armed.remove(next.get())));
            on(new TurnInput.TimerFired(next.get()));
        }
        nowNanos = until;
        return this;
    }

    private Optional<TurnTimer> next(long untilNanos) {
        return armed.entrySet().stream()
                .filter(entry -> entry.getValue() <= untilNanos)
                .min(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    long millis() {
        return nowNanos / 1_000_000;
    }

    /** Replies that were interrupted while they were being sent. */
    int interruptedUnheld() {
        return interruptedUnheld;
    }

    boolean isSpeaking() {
        return speaking;
    }

    /** What was decided since the last {@link #forget}, in short words. */
    List<String> said() {
        return List.copyOf(said);
    }

    TurnDecision.Ask lastAsk() {
        return asks.getLast();
    }

    /** What was done about silence, in order. */
    List<WaitStep> bridges() {
        return List.copyOf(bridges);
    }

    /** Which replies were prepared and given up, in order. */
    List<String> preparations() {
        return List.copyOf(preparations);
    }

    void forget() {
        preparations.clear();
        said.clear();
    }

    Set<Kind> armed() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        armed.keySet().forEach(timer -> kinds.add(timer.kind()));
        return kinds;
    }

    private void decided(TurnDecision decision) {
        tap.decided(decision);
        assertThat(ended).as("decided after the end: %s", decision).isFalse();
        switch (decision) {
            case TurnDecision.Ask ask -> asked(ask);
            case TurnDecision.Say say -> {
                begin(say.turn());
                said.add("say " + say.prompt());
            }
            case TurnDecision.Announce announce -> {
                begin(announce.turn());
                said.add("announce " + announce.words());
            }
            case TurnDecision.AnnouncementOver over -> said.add(outside.over(over));
            case TurnDecision.Collected collected -> said.add(outside.collected(collected));
            case TurnDecision.Hold hold -> {
                assertThat(live).contains(hold.turn());
                held = true;
                said.add("hold");
            }
            case TurnDecision.Resume resume -> {
                assertThat(live).contains(resume.turn());
                assertThat(held).as("resumed was held").isTrue();
                held = false;
                said.add("resume");
            }
            case TurnDecision.Interrupt interrupt -> {
                interruptedUnheld += held ? 0 : 1;
                over(interrupt.turn(), "interrupt");
            }
            case TurnDecision.Withdraw withdraw -> {
                assertThat(audible).as("withdrawn was audible").isFalse();
                over(withdraw.turn(), "withdraw");
            }
            case TurnDecision.Abandon abandon -> over(abandon.turn(), "abandon");
            case TurnDecision.DropSpeech drop -> said.add("drop");
            case TurnDecision.Unasked unasked -> said.add("unasked " + unasked.text());
            case TurnDecision.Bridge bridge -> {
                assertThat(held).as("a held reply is waited for").isFalse();
                assertThat(bridge.turn()).isEqualTo(live.orElseGet(machine.turn()::next));
                bridges.add(bridge.step());
            }
            case TurnDecision.Prepare prepare -> prepared(prepare);
            case TurnDecision.Unprepare unprepare -> unprepared(unprepare);
            case TurnDecision.Arm arm -> {
                assertThat(armed()).doesNotContain(arm.timer().kind());
                assertThat(arm.delay().isNegative()).isFalse();
                armed.put(arm.timer(), nowNanos + arm.delay().toNanos());
            }
            case TurnDecision.Disarm disarm ->
                assertThat(armed.remove(disarm.timer()))
                        .as("disarmed was armed")
                        .isNotNull();
            case TurnDecision.End end -> {
                ended = true;
                assertThat(live).as("reply left alive").isEmpty();
                said.add("end " + end.reason());
            }
        }
    }

    private void asked(TurnDecision.Ask ask) {
        begin(ask.turn());
        prepared = prepared.filter(reply -> !reply.turn().equals(ask.turn()));
        asks.add(ask);
        assertThat(ask.text()).isNotBlank();
        assertThat(ask.timing().speechEndNanos())
                .isLessThanOrEqualTo(ask.timing().pauseOverNanos());
        assertThat(ask.timing().pauseOverNanos())
                .isLessThanOrEqualTo(ask.timing().takenNanos());
        said.add("ask " + ask.text());
    }

    private void prepared(TurnDecision.Prepare prepare) {
        assertThat(prepared).as("a reply is prepared already").isEmpty();
        assertThat(prepare.text()).isNotBlank();
        assertThat(prepare.generation()).isGreaterThan(generation);
        generation = prepare.generation();
        prepared = Optional.of(prepare);
        preparations.add("prepare " + prepare.text());
    }

    private void unprepared(TurnDecision.Unprepare unprepare) {
        assertThat(prepared.map(TurnDecision.Prepare::generation)).contains(unprepare.generation());
        prepared = Optional.empty();
        preparations.add("unprepare");
    }

    private void begin(TurnId turn) {
        assertThat(live).as("a reply is alive while another begins").isEmpty();
        live = Optional.of(turn);
        audible = false;
        held = false;
    }

    private void over(TurnId turn, String how) {
        assertThat(live).as("%s of a reply that is over", how).contains(turn);
        live = Optional.empty();
        held = false;
        said.add(how);
    }

    private void checkState() {
        Set<Kind> timers = armed();
        if (prepared.isPresent() && !ended) {
            assertThat(machine.state()).isEqualTo(TurnState.LISTENING);
            assertThat(prepared.get().turn()).isEqualTo(machine.turn().next());
        }
        assertThat(timers.contains(Kind.PREPARE) && prepared.isPresent()).isFalse();
        assertThat(machine.held()).isEqualTo(held);
        switch (machine.state()) {
            case INITIAL -> assertThat(timers).isEmpty();
            case LISTENING -> {
                assertThat(live).isEmpty();
                assertThat(timers).contains(Kind.CALL).doesNotContain(Kind.REPLY, Kind.FALSE_INTERRUPTION, Kind.AWAY);
                assertThat(speaking || timers.stream().anyMatch(WHILE_LISTENING::contains))
                        .as("something ends the wait: %s", timers)
                        .isTrue();
            }
            case PROCESSING -> {
                assertThat(live).isPresent();
                assertThat(timers).contains(Kind.CALL).doesNotContainAnyElementsOf(WHILE_LISTENING);
                checkHeld(timers, true);
            }
            case SPEAKING -> {
                assertThat(live).isPresent();
                assertThat(timers).contains(Kind.CALL).doesNotContainAnyElementsOf(WHILE_LISTENING);
                checkHeld(timers, !audible);
            }
            case AWAY -> {
                assertThat(live).isEmpty();
                timers.remove(Kind.WARNING);
                assertThat(timers).containsExactlyInAnyOrder(Kind.CALL, Kind.AWAY);
            }
            case ENDED -> {
                assertThat(ended).isTrue();
                assertThat(timers).isEmpty();
            }
        }
    }

    /** A held reply waits for the caller or for words, never for its own audio. */
    private void checkHeld(Set<Kind> timers, boolean awaitsAudio) {
        assertThat(timers.contains(Kind.REPLY)).isEqualTo(awaitsAudio && !held);
        assertThat(timers.contains(Kind.FALSE_INTERRUPTION)).isIn(held, held && !speaking);
    }

    static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
