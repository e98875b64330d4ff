package ai.beluga.voice.session;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.SayResult;

/**
 * Steers a live conversation from outside. Any thread; no method blocks. What is said here is part of the conversation: the
 * agent remembers of it what the caller heard.
 */
public interface CallControl {

    /** So much may wait to be said or collected in one call; what is wanted beyond is refused at once. */
    int MOST_WAITING = 8;

    /**
     * Has words said, in the order asked for; those that do not wait for the floor go first.
     *
     * @param words in the language of the call
     * @return told once the caller has heard them, by the marks of the line and not by what was sent, or when that will not
     *     happen any more
     * @throws IllegalArgumentException when there are no words
     */
    Handle<SayResult> say(String words, SayOptions how);

    /**
     * Asks for keys with these words and collects them. A key over the words stops them, unless nothing may, and counts; the
     * first key is waited for from when the words were heard. What the caller says meanwhile ends nothing, and is heard out
     * after the keys.
     *
     * @throws IllegalArgumentException when there are no words
     */
    Handle<DigitResult> collect(String words, DigitRule rule, SayOptions how);
}
