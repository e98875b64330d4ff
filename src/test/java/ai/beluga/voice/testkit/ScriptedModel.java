package ai.beluga.voice.testkit;

import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.Reasoning;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Hears, thinks and speaks what the script says: a reply for each turn of the caller, a word in the sound of its own of
 * {@link ScriptedSynthesizer#WORD_MILLIS}, so that a far end can tell which it played. Remembers what it believes was heard.
 */
public final class ScriptedModel implements SpeechToSpeech {

    private final Timers timers;
    private final ScriptedSynthesizer voice;
    private final Set<Capability> capabilities =
            EnumSet.complementOf(EnumSet.of(Capability.HEARS_ONLY, Capability.EXACT_WORDS, Capability.RESUMES));
    private final Queue<List<S2sEvent>> replies = new ArrayDeque<>();
    private final Queue<String> texts = new ArrayDeque<>();
    private final List<Opening> asked = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final ScriptedMemory memory = new ScriptedMemory();
    private Duration delay = Duration.ofMillis(300);
    private Duration textDelay = Duration.ofMillis(600);
    private Duration wordDelay = Duration.ZERO;
    private Opening.Turns turns = Opening.Turns.OURS;
    private Reasoning reasoning = Reasoning.MODEL;
    private Duration longest = Duration.ofHours(1);
    private int handOverFrom;
    private boolean takesTextBetweenReplies;
    private List<S2sEvent> together = List.of();
    private long samples;
    private long loud;
    private int live;
    /** Those that have opened. */
    private final List<Conversation> streams = new ArrayList<>();

    private final ScriptedOpenings<Stream> openings;
    private Optional<ScriptedModel> standIn = Optional.empty();

    public ScriptedModel(Timers timers, ScriptedSynthesizer voice) {
        this.timers = timers;
        this.voice = voice;
        this.openings = new ScriptedOpenings<>(timers, opened -> streams.add((Conversation) opened), Stream::close);
    }

    Engines inFrontOf(Engines others) {
        Reasoning who = handOverFrom > 0 ? Reasoning.HYBRID : reasoning;
        return others.behind(ScriptedChain.of(this, standIn, turns, who, handOverFrom));
    }

    /** Another vendor's stands in for it. */
    public void hasAStandIn() {
        standIn = Optional.of(new ScriptedModel(timers, voice));
    }

    /** That one. */
    public ScriptedModel standIn() {
        return standIn.orElseThrow();
    }

    /** The next reply, each of these a part of it. */
    public ScriptedModel says(String... parts) {
        return replies(ScriptedWords.reply(voice, parts));
    }

    /** The next reply, event by event; parts count from 1 in each. */
    public ScriptedModel replies(List<S2sEvent> events) {
        replies.add(List.copyOf(events));
        return this;
    }

    /** A part of a reply: the words ahead of their audio, one by one. */
    public List<S2sEvent> spoken(int part, String text) {
        return ScriptedWords.part(voice, part, text);
    }

    /** What it understands of the next turn. */
    public ScriptedModel hears(String text) {
        texts.add(text);
        return this;
    }

    /** A reply begins so long after the caller's turn is over. */
    public ScriptedModel delay(Duration later) {
        delay = later;
        return this;
    }

    /** It tells what it understood so long after the caller's turn is over. */
    public ScriptedModel tellsTextAfter(Duration later) {
        textDelay = later;
        return this;
    }

    /** Each word takes so long to be made. */
    public ScriptedModel wordEvery(Duration later) {
        wordDelay = later;
        return this;
    }

    /** It takes the turns itself. */
    public ScriptedModel takesTurns() {
        turns = Opening.Turns.VENDORS;
        return this;
    }

    /** It hears and speaks only: the agent decides. */
    public ScriptedModel decidesNothing() {
        reasoning = Reasoning.EXTERNAL;
        capabilities.addAll(List.of(Capability.HEARS_ONLY, Capability.EXACT_WORDS));
        return this;
    }

    /** It takes the caller's turn for over, and replies by itself. */
    public void repliesNow() {
        current().reply();
    }

    /** From this call of a tool in one turn on the agent answers the turn. */
    public ScriptedModel handsOverFrom(int call) {
        handOverFrom = call;
        return this;
    }

    /** Text that is told while a tool is called waits for the end of the reply. */
    public ScriptedModel takesTextBetweenReplies() {
        takesTextBetweenReplies = true;
        return this;
    }

    /** The vendor ends a stream after so long. */
    public ScriptedModel lasts(Duration most) {
        longest = most;
        return this;
    }

    public ScriptedModel without(Capability one) {
        capabilities.remove(one);
        return this;
    }

    /** A stream takes so long to open. */
    public ScriptedModel opensAfter(Duration later) {
        openings.after(later);
        return this;
    }

    /** The next streams cannot be opened. */
    public ScriptedModel failOpens(int count) {
        openings.fail(count);
        return this;
    }

    /** The stream dies. */
    public void die() {
        report(new S2sEvent.Failed(new ProviderException.Transient("the model died")));
    }

    /** Reports something out of the blue. */
    public void report(S2sEvent event) {
        current().events.accept(event);
    }

    /** The newest that is open. */
    private Conversation current() {
        return streams.reversed().stream().filter(each -> each.open).findFirst().orElseGet(streams::getLast);
    }

    /** Reports these of a reply with the next audio, and nothing comes between them. */
    public void reportTogether(S2sEvent... events) {
        together = List.of(events);
    }

    public List<Opening> openings() {
        return List.copyOf(asked);
    }

    /** What was asked of it in order, audio aside. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** What it believes was said in order: its own words as far as it was told that they were heard. */
    public List<String> remembers() {
        return memory.lines();
    }

    /** Samples taken that are no silence. */
    public long loud() {
        return loud;
    }

    /** Samples taken by all streams. */
    public long samples() {
        return samples;
    }

    public int live() {
        return live;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(capabilities, longest);
    }

    @Override
    public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
        asked.add(opening);
        return openings.open(() -> {
            live++;
            return new Conversation(events);
        });
    }

    private final class Conversation implements Stream {
        private final Consumer<S2sEvent> events;
        private int utterances;
        private int begun;
        private int newestPart;
        private int firstPart = 1;
        private boolean open = true;
        private boolean speaking;
        private boolean calledTools;
        private int owedResults;
        private final HeldLines held =
                new HeldLines(takesTextBetweenReplies, !capabilities.contains(Capability.UNANSWERED_TEXT));

        private Conversation(Consumer<S2sEvent> events) {
            this.events = events;
        }

        @Override
        public void accept(short[] heard, int offset, int length) {
            samples += length;
            for (int i = offset; i < offset + length; i++) {
                loud += Math.abs(heard[i]) > 100 ? 1 : 0;
            }
            List<S2sEvent> now = together;
            together = List.of();
            now.forEach(this::made);
        }

        @Override
        public void callerStarted() {
            log.add("started");
        }

        @Override
        public void callerWithdrew() {
            log.add("withdrew");
        }

        @Override
        public void callerFinished() {
            log.add("finished");
            understood();
            reply();
        }

        @Override
        public void callerHeard() {
            log.add("heard");
            understood();
        }

        private void understood() {
            int utterance = ++utterances;
            String text = texts.isEmpty() ? "" : texts.remove();
            memory.told(Line.Role.CALLER, text);
            timers.schedule(textDelay, () -> tell(new S2sEvent.CallerText(utterance, text, true)));
        }

        private void reply() {
            reply(replies.isEmpty() ? List.of() : replies.remove());
        }

        private void reply(List<S2sEvent> made) {
            int mine = ++begun;
            int before = newestPart;
            firstPart = before + 1;
            Duration at = delay;
            for (S2sEvent event : made) {
                at = event instanceof S2sEvent.Audio ? at.plus(wordDelay) : at;
                timers.schedule(at, () -> {
                    if (mine == begun) {
                        made(ScriptedWords.numbered(event, before));
                    }
                });
            }
        }

        private void made(S2sEvent event) {
            switch (event) {
                case S2sEvent.Words words -> {
                    newestPart = Math.max(newestPart, words.part());
                    memory.says(words.part(), words.text());
                }
                case S2sEvent.ReplyBegan began -> speaking = true;
                case S2sEvent.ReplyEnded ended -> speaking = false;
                case S2sEvent.ToolCalled called -> {
                    calledTools = true;
                    owedResults++;
                }
                default -> {}
            }
            tell(event);
            goOn();
            if (event instanceof S2sEvent.ReplyEnded && owedResults == 0) {
                held.replyEnded().forEach(line -> taken(line, false));
            }
        }

        /** Behind a reply all of whose tools have their results. */
        private void goOn() {
            if (calledTools && owedResults == 0 && !speaking) {
                calledTools = false;
                reply();
            }
        }

        private void tell(S2sEvent event) {
            if (open) {
                events.accept(event);
            }
        }

        @Override
        public void interrupt(int part, int heardMillis) {
            log.add("interrupt " + part + " at " + heardMillis);
            if (part > 0 && part < firstPart) {
                // One that the vendor gave up by itself; the next is under way, and goes on.
                memory.cut(part, firstPart, part, heardMillis);
                return;
            }
            begun++;
            calledTools = false;
            owedResults = 0;
            memory.cut(firstPart, Integer.MAX_VALUE, part, heardMillis);
            if (speaking) {
                speaking = false;
                tell(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.STOPPED));
            }
        }

        @Override
        public void say(String words) {
            log.add("say " + words);
            reply(ScriptedWords.reply(voice, words));
        }

        @Override
        public void tell(Line line, boolean reply) {
            held.told(line, reply, owedResults > 0).forEach(each -> taken(each, reply && each == line));
            if (reply) {
                reply();
            }
        }

        private void taken(Line line, boolean reply) {
            log.add("tell " + line.role() + " " + line.text() + (reply ? " and reply" : ""));
            memory.told(line.role(), line.text());
        }

        @Override
        public void toolResult(String call, String json) {
            log.add("result " + call + " " + json);
            owedResults = Math.max(0, owedResults - 1);
            goOn();
        }

        @Override
        public void close() {
            live -= open ? 1 : 0;
            open = false;
            begun++;
        }
    }
}
