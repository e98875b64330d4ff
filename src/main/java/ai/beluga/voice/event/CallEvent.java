package ai.beluga.voice.event;

import java.time.Duration;
import java.util.Optional;

/** Facts about a call that others care about; numbered by the call and delivered in order. */
public sealed interface CallEvent {

    /** A media stream was attached; {@code resumed} when the call had lost an earlier one. */
    record LineOpened(boolean resumed) implements CallEvent {}

    /** The media stream is gone while the call may go on. */
    record LineClosed() implements CallEvent {}

    /** The recogniser's text of a running turn, which may still change. */
    record CallerSpeaking(String text) implements CallEvent {}

    /**
     * The caller's turn is over; of one with which the call ends nobody is asked. Where a model hears the caller this comes
     * when it tells the words, which may be behind its reply, and not at all when it never tells them.
     */
    record CallerSpoke(TurnId turn, String text) implements CallEvent {}

    /** Words came when the turn had been asked: what was said is this. The agent answers what {@link CallerSpoke} tells. */
    record CallerCorrected(TurnId turn, String text) implements CallEvent {}

    /** The caller went on before a reply began: the words of this turn come again with the next one. */
    record CallerWentOn(TurnId turn) implements CallEvent {}

    /**
     * A reply had been prepared before the caller's turn was over; told once for each, when its fate is known.
     *
     * @param turn the reply it was to be
     * @param ahead how long before this the agent was asked; of a used one, the time it gained at most
     * @param characters what the agent had said of it by then; of any other than a used one, wasted
     */
    record ReplyPrepared(TurnId turn, PreparedOutcome outcome, Duration ahead, int characters) implements CallEvent {}

    /**
     * The caller had heard nothing for too long, or was about to, and something was done about it.
     *
     * @param turn whose reply the caller waits for
     * @param owner whom it waits for
     */
    record CallerWaited(TurnId turn, WaitOwner owner, WaitStep step) implements CallEvent {}

    /** The first frame of a reply to the caller was sent. */
    record ReplyStarted(TurnId turn, TurnLatency latency) implements CallEvent {}

    /** A reply is over; {@code heard} is the part the caller heard. */
    record AgentSpoke(TurnId turn, Utterance heard) implements CallEvent {}

    /** The caller took the floor from the agent. */
    record CallerInterrupted(TurnId turn) implements CallEvent {}

    /** Sound that was taken for an interruption and was none: the agent went on. */
    record FalseInterruption(TurnId turn) implements CallEvent {}

    /** The caller pressed a key; which one is told with the turn, in {@link CallerSpoke}. */
    record DigitPressed() implements CallEvent {}

    /** An engine, by its configured name, failed this call; another may have taken over, see {@link ProviderSwitched}. */
    record ProviderFailed(EnginePort port, String provider, EngineFailure how) implements CallEvent {}

    /**
     * Another engine serves the call from now on.
     *
     * @param from the engine before, or the one that stands first when the call began without it
     * @param cause how that one failed, here or in another call; empty when the call returns to an engine that works again
     */
    record ProviderSwitched(EnginePort port, String from, String to, Optional<EngineFailure> cause)
            implements CallEvent {}

    /** No model takes part in the call any more: recogniser, agent and voice go on. */
    record ModelGone() implements CallEvent {}

    /** Another stream of the model goes on, before the vendor would have ended the one before. */
    record ModelRenewed() implements CallEvent {}

    /** The model gave up a turn for which it called tool after tool: the agent answers it. */
    record ModelHandedOver(TurnId turn) implements CallEvent {}

    /**
     * What became of a tool that agent or model wanted.
     *
     * @param tool its name; {@link #UNKNOWN} for one that there is not
     * @param took since it was wanted
     */
    record ToolUsed(TurnId turn, String tool, ToolOutcome outcome, Duration took) implements CallEvent {
        /** Stands for a name that only a model knows. */
        public static final String UNKNOWN = "unknown";
    }

    /** The conversation is over; {@code framesDropped} of caller audio the session could not keep up with. */
    record CallEnded(EndReason reason, Duration duration, long framesDropped) implements CallEvent {}

    /** A fact of moments and counts alone, of use to telemetry only: it holds nothing that was said. */
    sealed interface Measurement extends CallEvent {}

    /** The session of the call began; {@code atNanos} on the session's clock, as all moments of its measurements. */
    record SessionBegan(long atNanos) implements Measurement {}

    /**
     * What a model has used since the last report, in tokens; 0 where its vendor does not say.
     *
     * @param turn the one that it was asked for last
     * @param provider by its name in the configuration
     * @param audioIn the caller's audio
     * @param audioOut the model's audio
     * @param otherIn taken, and the vendor does not say what it is of
     * @param otherOut made, and the vendor does not say what it is of
     */
    record ModelUsed(
            TurnId turn,
            String provider,
            long audioIn,
            long audioOut,
            long textIn,
            long textOut,
            long otherIn,
            long otherOut)
            implements Measurement {}

    /** Nothing more of a turn's reply will be heard; comes once a turn, after all other facts about it. */
    record TurnOver(TurnId turn, TurnReport report) implements Measurement {}
}
