package ai.beluga.voice.ops;

import java.time.Duration;

/**
 * How regular the media tick was since it began.
 *
 * @param ticks that ran
 * @param missed periods without a tick because an earlier one came too late or took too long
 * @param worst largest delay of a tick behind its deadline
 * @param mean of these delays
 */
public record TickReport(long ticks, long missed, Duration worst, Duration mean) {}
