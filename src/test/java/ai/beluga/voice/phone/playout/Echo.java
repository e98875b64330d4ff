package ai.beluga.voice.phone.playout;

/**
 * A mark that is due to be echoed.
 *
 * @param at sample position at which it was reached
 * @param cleared whether it was reached by a clear and not by playing
 */
public record Echo(String name, long at, boolean cleared) {}
