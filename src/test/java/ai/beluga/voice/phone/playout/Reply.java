package ai.beluga.voice.phone.playout;

import java.util.List;

/**
 * A stretch of the agent's speech as it was heard.
 *
 * @param start position of its first sample
 * @param end position behind the last sample heard
 * @param breaks times inside it when nothing was there to play
 * @param cleared whether a clear cut it off
 */
public record Reply(long start, long end, List<Span> breaks, boolean cleared) {}
