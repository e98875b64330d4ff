package ai.beluga.voice.phone.script;

import ai.beluga.voice.phone.sound.Recording;
import java.time.Duration;

/** One thing the caller does or expects. {@code within} is how long an expectation may take. */
public sealed interface Step {

    /** Lets the agent's first words of the call come to their end. */
    record WaitGreeting(Duration within) implements Step {}

    /** Lets a reply begin after the caller's last act and come to its end. */
    record WaitReply(Duration within) implements Step {}

    /** Lets time pass. */
    record WaitTime(Duration time) implements Step {}

    /** Waits until nothing was heard, or said by the caller, for so long. */
    record WaitQuiet(Duration time, Duration within) implements Step {}

    /** Something that happens beside the call. */
    record Do(Runnable what) implements Step {}

    /** The same, so long after a reply began to be heard. */
    record DoInReply(Runnable what, Duration after, Duration within) implements Step {}

    /** Plays a recording to the agent, to its end. */
    record Say(Recording recording) implements Step {}

    /** The same, so long after a reply began to be heard: a barge-in. */
    record SayOver(Recording recording, Duration after, Duration within) implements Step {}

    /** Presses keys, one each 200 ms. */
    record Press(String digits) implements Step {}

    /** Kills the media socket; the call goes on with its TwiML. */
    record Drop() implements Step {}

    /** The same, so long after a reply began to be heard: in mid-word. */
    record DropIn(Duration after, Duration within) implements Step {}

    /** The caller hangs up. */
    record HangUp() implements Step {}

    /** Takes nothing more from the media socket. */
    record StopReading() implements Step {}

    /** Takes from the media socket again. */
    record ResumeReading() implements Step {}

    /** The server must end the call. */
    record ExpectEnd(Duration within) implements Step {}

    /** The server must close the media socket. */
    record ExpectClose(Duration within) implements Step {}

    /** Does what Twilio never does. */
    record Misbehave(Misbehaviour how) implements Step {}
}
