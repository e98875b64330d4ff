package ai.beluga.voice.pipeline;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.speech.turndetection.TurnDetector.TurnEstimate;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.turn.Announcement;
import ai.beluga.voice.turn.SoundSource;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnTimer;
import java.time.Duration;
import java.util.Optional;

/** All that can travel through a session, as a closed set. */
public sealed interface VoiceEvent {

    /** From the caller's side. */
    sealed interface Heard extends VoiceEvent {}

    /** Toward the caller; worth nothing once its turn is over. */
    sealed interface Said extends VoiceEvent {

        /** The reply this belongs to. */
        TurnId turn();
    }

    /** Jumps the queue. */
    sealed interface Urgent extends VoiceEvent {}

    /** A line is there; what carries an older epoch is stale from now on. */
    record LineAttached(Line line, int epoch) implements Urgent {}

    /** The line with this epoch is gone. */
    record LineLost(int epoch, LineInput.LossCause cause) implements Urgent {}

    /**
     * Caller audio, without gaps.
     *
     * @param startMillis of the first sample, on the call's media time, which counts the audio itself and goes on across
     *     lines
     * @param samples PCM16 at 8 kHz; the first {@code length} count; valid only while the event is handled
     */
    @SuppressWarnings("ArrayRecordComponent") // fifty times a second, compared by nobody
    record CallerAudio(long startMillis, short[] samples, int length) implements Heard {}

    /**
     * Caller audio after noise suppression, without gaps. It comes later than the {@link CallerAudio} it was made of, but
     * sample number {@code n} of both is the same moment.
     *
     * @param startSample number of the first sample in the call
     * @param samples PCM16 at 8 kHz; the first {@code length} count; valid only while the event is handled
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record CleanAudio(long startSample, short[] samples, int length) implements Heard {}

    /** Caller audio as the line gave it: mu-law, with the line's own time stamp; {@code receivedNanos} is when it came. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record LineAudio(int epoch, long timestampMillis, byte[] muLaw, long receivedNanos) implements Heard {}

    /** A key was pressed. */
    record CallerDigit(int epoch, char digit) implements Heard {}

    /** How likely a run of caller audio holds speech. */
    record Scored(VoiceScore score) implements Heard {}

    /** The caller began or stopped speaking. */
    record Edge(SpeechEdge edge) implements Heard {}

    /** The recogniser's stream number {@code stream} said something. */
    record Recognised(int stream, SttEvent event) implements Heard {}

    /**
     * What was recognised of the turn so far.
     *
     * @param settled {@code true} when all speech up to the last pause is in it
     * @param confidence how sure the recogniser is of its words, 0 to 1
     */
    record TurnText(String text, boolean settled, double confidence) implements Heard {

        /** What is known for certain, be it that there is nothing. */
        public static TurnText sure(String text, boolean settled) {
            return new TurnText(text, settled, SttEvent.Hypothesis.SURE);
        }
    }

    /** Words of a turn came after it was asked: all of it is {@code text}. The turn may have been taken back meanwhile. */
    record TurnCorrected(TurnId turn, String text) implements Heard {}

    /** Where a recogniser that takes turns itself sees the caller. */
    record TurnJudged(TurnJudgement judgement) implements Heard {}

    /** What a reply waits for once it was heard. */
    record AnswerAwaited(TurnId turn, Expectation expectation) implements Heard {}

    /** Where the sound under way comes from, which is heard while the agent speaks. */
    record SoundJudged(SoundSource source) implements Heard {}

    /** How likely the turn is over, asked in the caller's pause with this number. */
    record Estimated(TurnEstimate estimate) implements Heard {}

    /** A timer of the turn machine ran out. */
    record TimerFired(TurnTimer timer) implements VoiceEvent {}

    /** Time goes on: audio may be due. */
    record Tick() implements VoiceEvent {}

    /** What the far end played up to. */
    record Marked(int epoch, String name) implements VoiceEvent {}

    /** What the turn machine decided. */
    record Decided(TurnDecision decision) implements Urgent {}

    /**
     * The agent said something; {@code atNanos} is when.
     *
     * @param generation of a reply that was asked for before its turn was over, as in {@link TurnDecision.Prepare}; 0 for
     *     others
     */
    record AgentSaid(TurnId turn, int generation, AgentReply reply, long atNanos) implements Said {}

    /**
     * The first clause of a reply that is not known to be used: to be synthesized, and not to be heard yet.
     *
     * @param generation of the reply, as in {@link TurnDecision.Prepare}
     */
    record PreparedClause(TurnId turn, int generation, String text, long atNanos) implements Said {}

    /**
     * What became of a prepared reply.
     *
     * @param ahead how long before this it was asked for
     * @param characters what the agent had said of it
     */
    record PreparedSettled(TurnId turn, PreparedOutcome outcome, Duration ahead, int characters) implements Said {}

    /** The agent lets the caller wait, and another answer was asked for as well, in the way {@code step} says. */
    record AnotherAsked(TurnId turn, WaitStep step) implements Said {}

    /** The first words of a reply, even part of one, came from the agent; {@code atNanos} is when. */
    record ReplyBegan(TurnId turn, long atNanos) implements Said {}

    /** A clause to be spoken; {@code atNanos} is when its words were there. */
    record ReplyClause(TurnId turn, String text, long atNanos) implements Said {}

    /** No clause follows; {@code then} holds why the call ends once all was heard. */
    record ReplyTextEnded(TurnId turn, Optional<EndReason> then) implements Said {}

    /** The synthesizer's stream number {@code stream} said something; {@code atNanos} is when. */
    record Synthesized(int stream, TtsEvent event, long atNanos) implements VoiceEvent {}

    /** A clause is being sent from now on. */
    record ReplySays(TurnId turn, String clause) implements Said {}

    /**
     * Words that ask the caller to wait for a reply, with their telephone audio. To be heard at once, before what is not sent
     * yet, unless something of that can be sent.
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record ReplyFiller(TurnId turn, String text, byte[] muLaw) implements Said {}

    /** The caller is asked to wait for a reply from now on. */
    record ReplyFilled(TurnId turn) implements Said {}

    /** Of a reply that is not complete the caller hears nothing, since so long. */
    record ReplyDry(TurnId turn, Duration silent) implements Said {}

    /** A reply that had fallen silent goes on. */
    record ReplyFlows(TurnId turn) implements Said {}
    /** A reply of the agent asks for keys. */
    record KeysAsked(TurnId turn, DigitRule rule) implements Said {}

    /** Somebody outside the conversation wants something to be said. */
    record Announce(Announcement announcement) implements Urgent {}

    /** An announcement with this number is not to be said, or not any further. */
    record AnnouncementCancelled(int number) implements Urgent {}

    /** A reply of the agent tells what may stop it. */
    record ReplyStoppedBy(TurnId turn, Interruptibility what) implements Said {}

    /** A clause is being spoken under this number; {@code atNanos} is when its words were there. */
    record ReplySegment(TurnId turn, int segment, String text, long atNanos) implements Said {}

    /** Words or mu-law audio of a segment, or its end; {@code atNanos} is when it was made. */
    record ReplySpeech(TurnId turn, TtsEvent event, long atNanos) implements Said {}

    /** The voice broke off: of a segment only {@code words} were made, in so many milliseconds; the rest comes as another. */
    record ReplyCut(TurnId turn, int segment, String words, int millis) implements Said {}

    /** No audio follows; {@code then} as in {@link ReplyTextEnded}. */
    record ReplyAudioEnded(TurnId turn, Optional<EndReason> then) implements Said {}

    /** The first frame of a reply was sent; {@code atNanos} is when. */
    record ReplyAudible(TurnId turn, long atNanos) implements Urgent {}

    /** Nothing more of a reply will be heard; {@code complete} when it came to its end and was not cut off. */
    record ReplyOver(TurnId turn, Utterance heard, boolean complete, Optional<EndReason> then) implements Urgent {}

    /** How the audio of a reply went out; follows its {@link ReplyOver}. */
    record ReplyPlayed(TurnId turn, Playout playout) implements Urgent {}

    /** A reply broke off or never came. */
    record ReplyFailed(TurnId turn, ProviderException cause) implements Urgent {}

    /**
     * The voice failed at the clause of a prepared reply; one with another generation, or asked for by now, is not concerned.
     */
    record PreparedFailed(TurnId turn, int generation, ProviderException cause) implements Urgent {}

    /** An engine the call cannot do without is gone. */
    record EngineLost(ProviderException cause) implements Urgent {}

    /** Somebody outside the conversation ends it. */
    record EndRequested(EndReason reason) implements Urgent {}

    /**
     * The model's stream number {@code stream} said something.
     *
     * @param interrupts how many replies it had been told to give up when it said so
     * @param atNanos when
     */
    record ModelSaid(int stream, int interrupts, S2sEvent event, long atNanos) implements VoiceEvent {}

    /** The caller's turn is over and a model that heard it was asked to reply, in place of {@link TurnDecision.Ask}. */
    record ModelAsked(TurnId turn, TurnDecision.TurnTiming timing) implements Heard {}

    /** What the caller had said before this turn was asked; may come behind the reply, and again with other words. */
    record CallerUnderstood(TurnId turn, String text) implements Heard {}

    /** No model takes part in the call any more: the engines behind it take over. */
    record ModelGone(ProviderException cause) implements Urgent {}

    /** A turn that a model was asked for and has not answered is the agent's; what was said before it is known. */
    record AgentAsked(TurnId turn) implements VoiceEvent {}

    /**
     * A turn that a model was asked for and has not answered, and whose words nobody knows: they are to be recognised.
     *
     * @param samples of the caller, PCM16 at 8 kHz
     * @param keys pressed in it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record TurnUnheard(TurnId turn, short[] samples, String keys) implements VoiceEvent {
        @Override
        public String toString() {
            return "TurnUnheard[" + turn + "]";
        }
    }

    /** Another stream goes on before the vendor ends the one before. */
    record ModelRenewed() implements VoiceEvent {}

    /**
     * What the model has used since the last report.
     *
     * @param turn the one that it was asked for last; {@link TurnId#NONE} from one that only hears and speaks, up to the
     *     stage that knows which words it was given last
     */
    record ModelUsed(TurnId turn, S2sEvent.Used used) implements VoiceEvent {}

    /** No more audio of this segment comes, and some of its words may have none. */
    record ReplyBrokeOff(TurnId turn, int segment) implements Said {}

    /** The words of a segment so far, of which more may come. */
    record ReplyWords(TurnId turn, int segment, String text) implements Said {}

    /**
     * A reply was given up while it was on its way to the ear.
     *
     * @param segment the last one of which something was heard; 0 when nothing was
     * @param heardMillis so much of it
     */
    record ReplyStopped(TurnId turn, int segment, int heardMillis) implements Urgent {}

    /**
     * A tool is wanted; answered once with {@link ToolAnswered} of the same asker and id.
     *
     * @param id unique for its asker
     * @param arguments JSON as a model wrote it, not checked
     */
    record ToolWanted(TurnId turn, ToolAsker asker, String id, String tool, String arguments) implements VoiceEvent {
        @Override
        public String toString() {
            return "ToolWanted[" + turn + ", " + asker + ", " + id + ", " + tool + "]";
        }
    }

    /** Nobody waits for the answer any more; an effect that has begun happens all the same. */
    record ToolUnwanted(ToolAsker asker, String id) implements VoiceEvent {}

    /** What became of a tool that was wanted: a JSON object for whoever asked. */
    record ToolAnswered(TurnId turn, ToolAsker asker, String id, String json) implements VoiceEvent {
        @Override
        public String toString() {
            return "ToolAnswered[" + turn + ", " + asker + ", " + id + "]";
        }
    }

    /**
     * Before a wanted tool is called the caller has to be asked; answered once with {@link ToolConfirmed}.
     *
     * @param id of the {@link ToolWanted}
     * @param question in the gateway's words
     * @param form the question before anything of a model's was put into it
     */
    record ToolToConfirm(TurnId turn, ToolAsker asker, String id, String question, String form) implements VoiceEvent {
        @Override
        public String toString() {
            return "ToolToConfirm[" + turn + ", " + asker + ", " + id + "]";
        }
    }

    /** A reply waits for tools from now on, or goes on: while it waits it is not late. */
    record ReplyWorks(TurnId turn, boolean now) implements Said {}

    /** Whether the caller, having heard all of the question, said yes; the tool's {@link ToolAnswered} follows. */
    record ToolConfirmed(ToolAsker asker, String id, boolean granted) implements VoiceEvent {}

    /**
     * The model is to hear and say nothing until {@link StepBack}: the recogniser behind it hears the caller's turn under way and
     * those that follow.
     *
     * @param about the tool about which the caller is to be asked, if it is for that
     */
    record StepAside(Optional<ToolToConfirm> about) implements Urgent {}

    /** The model takes part again, once the caller is between two turns. */
    record StepBack() implements Urgent {}

    /** The model is aside and the recogniser behind it cannot be had: nobody understands the caller. */
    record AsideDeaf(ProviderException cause) implements Urgent {}

    /** To be told to the agent with what it is asked next. */
    record AgentNote(String text) implements VoiceEvent {
        @Override
        public String toString() {
            return "AgentNote[]";
        }
    }

    /** The model gave a turn up that it was asked, and whose words are remembered: the agent is to answer it. */
    record HandedOver(TurnId turn) implements VoiceEvent {}

    /** Something to be done on the session's own thread, such as taking over a stream that has opened. */
    record Run(Runnable task) implements Urgent {}
}
