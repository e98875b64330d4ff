package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.pipeline.Pipeline;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import ai.beluga.voice.testkit.SilentLine;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.TurnWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The stages between text and speech without their audio: a caller, an agent that repeats the question it was asked, a voice
 * and an ear that move one step when told. Watches over what must hold whatever the order.
 */
final class ConversationBench {

    private static final CallId CALL = new CallId("CA1");

    /** A request to the agent and what it has not said of it yet. */
    private final class Request implements Agent.Reply {
        private final AgentRequest asked;
        private final Consumer<AgentReply> listener;
        private final Queue<AgentReply> left = new ArrayDeque<>();
        private boolean cancelled;
        private boolean confirmed;
        private boolean over;

        private Request(AgentRequest asked, Consumer<AgentReply> listener) {
            this.asked = asked;
            this.listener = listener;
            left.add(new AgentReply.TextChunk("You said "));
            left.add(new AgentReply.TextChunk(asked.question() + ". And agai"));
            left.add(new AgentReply.TextChunk("n: " + asked.question() + "."));
            left.add(new AgentReply.Ended(
                    asked.question().endsWith("bye") ? AgentReply.Then.HANG_UP : AgentReply.Then.LISTEN));
        }

        private void say(AgentReply reply) {
            over = left.isEmpty() || reply instanceof AgentReply.Failed;
            listener.accept(reply);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void confirm() {
            assertThat(asked.preemptive()).isTrue();
            assertThat(confirmed).as("confirmed twice").isFalse();
            assertThat(cancelled).as("confirmed after it was given up").isFalse();
            confirmed = true;
            String words = asks.getOrDefault(asked.turn(), "(not asked)");
            assertThat(sameQuestion.test(asked.question(), words))
                    .as("done for \"%s\", asked was \"%s\"", asked.question(), words)
                    .isTrue();
        }
    }

    private record Clause(int segment, String text, Consumer<TtsEvent> listener) {}

    final ManualTime time = new ManualTime();
    private final ScriptedTurnDetector detector = new ScriptedTurnDetector();
    private final Queue<VoiceEvent> urgent = new ArrayDeque<>();
    private final Queue<VoiceEvent> ordered = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final Map<TurnId, String> asks = new HashMap<>();
    private final Map<TurnId, SortedMap<Integer, String>> said = new HashMap<>();
    private final Map<PreparedOutcome, Integer> settled = new EnumMap<>(PreparedOutcome.class);
    private final BiPredicate<String, String> sameQuestion;
    private final Pipeline pipeline;
    private Optional<TurnId> live = Optional.empty();
    private boolean audio;
    private Optional<VoiceEvent.ReplyAudioEnded> audioEnded = Optional.empty();
    private boolean speaking;
    private boolean ended;
    private int answers;

    /** @param sameQuestion whether a reply to the first words may be heard as one to the second */
    ConversationBench(TurnSettings given, BiPredicate<String, String> sameQuestion) {
        TurnSettings settings = given.with(English.SILENCE_BORNE);
        this.sameQuestion = sameQuestion;
        Map<Prompt, String> prompts = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            prompts.put(prompt, prompt + " prompt.");
        }
        Agent agent = (request, listener) -> {
            Request asked = new Request(request, listener);
            checkRequest(request);
            requests.add(asked);
            assertThat(requests.stream().filter(it -> !it.cancelled && !it.over))
                    .hasSizeLessThanOrEqualTo(1);
            return asked;
        };
        Consumer<VoiceEvent> mailbox = this::post;
        Respond.Manner manner = new Respond.Manner(
                prompts, TurnWords.of(Locale.US), settings.preemptive().use());
        pipeline = Pipeline.of(
                List.of(
                        new TakeTurns(settings, detector, time, mailbox, TurnTap.NONE, move -> {}),
                        new Respond(CALL, Locale.US, agent, manner, time, mailbox),
                        new Speak(voice(), Locale.US, time, mailbox),
                        new HoldPrepared()),
                this::sink);
        post(new VoiceEvent.LineAttached(new SilentLine(), 1));
        drain();
        speakAll();
        hear();
        drain();
    }

    /** Posts; nothing is dealt with before {@link #drain}. */
    void post(VoiceEvent event) {
        (event instanceof VoiceEvent.Urgent ? urgent : ordered).add(event);
    }

    void drain() {
        for (VoiceEvent event = next(); event != null; event = next()) {
            if (event instanceof VoiceEvent.Run run) {
                run.task().run();
            } else if (!ended) {
                pipeline.accept(event, time.nanos());
            }
        }
    }

    private VoiceEvent next() {
        return urgent.isEmpty() ? ordered.poll() : urgent.poll();
    }

    void starts() {
        if (!speaking) {
            speaking = true;
            post(new VoiceEvent.Edge(new SpeechEdge.Started(time.millis() - 100, time.millis())));
        }
    }

    void sustains() {
        if (speaking) {
            post(new VoiceEvent.Edge(new SpeechEdge.Sustained(time.millis() - 400, time.millis())));
        }
    }

    void stops() {
        if (speaking) {
            speaking = false;
            post(new VoiceEvent.Edge(new SpeechEdge.Stopped(time.millis() - 200, time.millis())));
        }
    }

    void text(String words, boolean settled) {
        post(new VoiceEvent.TurnText(words, settled, 1));
    }

    /** The agent says the next thing of its request number {@code index}, counted back from the newest. */
    void agentSpeaks(int index) {
        if (index < requests.size()) {
            Request request = requests.get(requests.size() - 1 - index);
            AgentReply next = request.left.poll();
            if (next != null && !request.over) {
                request.say(next);
            }
        }
    }

    void agentFails() {
        if (!requests.isEmpty() && !requests.getLast().over && !requests.getLast().cancelled) {
            requests.getLast().say(new AgentReply.Failed(new ProviderException.Transient("planted")));
        }
    }

    void voiceSpeaks() {
        if (!clauses.isEmpty()) {
            Clause clause = clauses.removeFirst();
            clause.listener().accept(new TtsEvent.Audio(clause.segment(), new byte[160]));
            clause.listener().accept(new TtsEvent.Done(clause.segment()));
        }
    }

    void voiceFails() {
        if (!clauses.isEmpty()) {
            Clause clause = clauses.removeFirst();
            clauses.clear();
            clause.listener().accept(new TtsEvent.Failed(clause.segment(), new ProviderException.Transient("planted")));
        }
    }

    /** The ear gets the first frame, or has heard all there is. */
    void hear() {
        if (live.isEmpty() || !audio) {
            return;
        }
        TurnId turn = live.get();
        post(new VoiceEvent.ReplyAudible(turn, time.nanos()));
        audioEnded.ifPresent(end -> {
            live = Optional.empty();
            post(new VoiceEvent.ReplyOver(turn, new Utterance(Speaker.AGENT, heard(turn), false), true, end.then()));
        });
    }

    void lose() {
        speaking = false;
        post(new VoiceEvent.LineLost(1, LossCause.BROKEN));
        post(new VoiceEvent.LineAttached(new SilentLine(), 2));
    }

    void end() {
        post(new VoiceEvent.EndRequested(EndReason.DRAIN));
        drain();
        long prepared = requests.stream().filter(it -> it.asked.preemptive()).count();
        assertThat(settled.values().stream().mapToLong(Integer::intValue).sum())
                .as("each prepared reply is settled once")
                .isEqualTo(prepared);
        pipeline.close();
        assertThat(requests.stream().filter(it -> !it.cancelled && !it.over)).isEmpty();
    }

    void judge(TurnJudgement judgement) {
        post(new VoiceEvent.TurnJudged(judgement));
    }

    void estimate(double probability) {
        detector.estimates(
                (int) detector.calls().stream().filter("paused"::equals).count(), probability);
    }

    int answers() {
        return answers;
    }

    int outcomes(PreparedOutcome outcome) {
        return settled.getOrDefault(outcome, 0);
    }

    private SortedMap<Integer, String> segments(TurnId turn) {
        return said.computeIfAbsent(turn, none -> new TreeMap<>());
    }

    private String heard(TurnId turn) {
        return segments(turn).values().stream()
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void speakAll() {
        while (!clauses.isEmpty()) {
            voiceSpeaks();
            drain();
        }
    }

    /** What was asked before was asked for good, or withdrawn; a prepared question is never among it. */
    private void checkRequest(AgentRequest request) {
        List<Utterance> before =
                request.conversation().subList(0, request.conversation().size() - 1);
        assertThat(before.stream().filter(it -> it.speaker() == Speaker.CALLER).map(Utterance::text))
                .allMatch(asks.values()::contains);
        assertThat(before.stream().filter(it -> it.speaker() == Speaker.AGENT).map(Utterance::text))
                .allMatch(said.keySet().stream().map(this::heard).toList()::contains);
    }

    private void sink(VoiceEvent event) {
        switch (event) {
            case VoiceEvent.Decided decided -> decided(decided.decision());
            case VoiceEvent.PreparedSettled it -> settled.merge(it.outcome(), 1, Integer::sum);
            case VoiceEvent.ReplySegment segment -> {
                assertThat(live)
                        .as("heard while its turn is not on: %s", segment)
                        .contains(segment.turn());
                segments(segment.turn()).put(segment.segment(), segment.text());
                checkAnswer(segment.turn(), heard(segment.turn()));
            }
            case VoiceEvent.ReplyCut cut -> segments(cut.turn()).put(cut.segment(), cut.words());
            case VoiceEvent.ReplySpeech speech -> {
                assertThat(live).contains(speech.turn());
                audio |= speech.event() instanceof TtsEvent.Audio;
            }
            case VoiceEvent.ReplyAudioEnded end -> {
                assertThat(live).contains(end.turn());
                audioEnded = Optional.of(end);
            }
            default -> {}
        }
    }

    private void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Ask ask -> {
                asks.put(ask.turn(), ask.text());
                begin(ask.turn());
            }
            case TurnDecision.Say say -> begin(say.turn());
            case TurnDecision.Interrupt it -> over(it.turn());
            case TurnDecision.Withdraw it -> over(it.turn());
            case TurnDecision.Abandon it -> over(it.turn());
            case TurnDecision.End end -> ended = true;
            default -> {}
        }
    }

    private void begin(TurnId turn) {
        live = Optional.of(turn);
        audio = false;
        audioEnded = Optional.empty();
    }

    private void over(TurnId turn) {
        if (live.equals(Optional.of(turn))) {
            live = Optional.empty();
            String words = audio ? heard(turn) : "";
            post(new VoiceEvent.ReplyOver(turn, new Utterance(Speaker.AGENT, words, true), false, Optional.empty()));
        }
    }

    /** The agent repeats what it was asked: so the words say which question they answer. */
    private void checkAnswer(TurnId turn, String all) {
        String asked = asks.get(turn);
        if (asked == null) {
            assertThat(all).endsWith("prompt.");
            return;
        }
        answers++;
        String answered = requests.stream()
                .map(it -> it.asked.question())
                .filter(question -> ("You said " + question + ". And again: " + question + ".").startsWith(all))
                .filter(question -> sameQuestion.test(question, asked))
                .findAny()
                .orElse("another question");
        assertThat(answered).as("\"%s\" is the answer to \"%s\"", all, asked).isNotEqualTo("another question");
    }

    private TextToSpeech voice() {
        return new TextToSpeech() {
            @Override
            public AudioFormat output() {
                return AudioFormat.TELEPHONE;
            }

            @Override
            public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
                return CompletableFuture.completedFuture(new Stream() {
                    @Override
                    public void speak(int segment, String text) {
                        clauses.add(new Clause(segment, text, events));
                    }

                    @Override
                    public void cancel() {
                        clauses.clear();
                    }

                    @Override
                    public void close() {}
                });
            }
        };
    }
}
