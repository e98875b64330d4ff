package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import java.util.Optional;

/**
 * Words that somebody outside of the conversation wants to be said.
 *
 * @param number from 1, counts up within a call
 * @param keys how the keys are collected that they ask for
 */
public record Announcement(int number, String words, SayOptions how, Optional<DigitRule> keys) {}
