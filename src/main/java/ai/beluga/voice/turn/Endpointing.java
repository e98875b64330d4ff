package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How long a pause may last before it ends the turn: longer, the more likely the caller goes on. Were the pauses within turns
 * exponential, the pause with the least expected loss, waiting against cutting off, would be a straight line over the log-odds
 * of the end. So it is here, from the normal pause where nothing speaks for either to the longest on one side, and less steeply
 * to the least on the other, where the surest sign, a full stop, is one that recognisers put behind everything.
 *
 * <p>Where the settings say so, the line is stretched to the caller's own pace: the geometric mean of the pauses after which
 * the caller went on, taken together with some normal ones, for a call holds few of them. The least and the longest pause stay.
 */
public final class Endpointing {

    /** So likely the end is where the longest pause is reached, and beyond. */
    private static final double SURELY_GOES_ON = 0.1;
    /** So likely it is where the least pause is reached. */
    private static final double SURELY_OVER = 0.8;

    /** So many normal pauses are counted with those of the caller: pauses of one caller differ more than callers do. */
    private static final double NORMAL_PAUSES = 3;

    private final EndpointingSettings settings;
    private double logPaces;
    private int pauses;

    public Endpointing(EndpointingSettings settings) {
        this.settings = settings;
    }

    /** The pause that ends the turn, given how likely the turn is over; empty when nobody has an estimate. */
    public Duration patience(OptionalDouble endOfTurn) {
        double odds = logOdds(Math.clamp(endOfTurn.orElse(0.5), SURELY_GOES_ON, SURELY_OVER));
        double sure = odds >= 0 ? odds / logOdds(SURELY_OVER) : -odds / logOdds(SURELY_GOES_ON);
        long normal = settings.normal().toMillis();
        long least = settings.min().toMillis();
        long longest = settings.max().toMillis();
        double millis = pace() * (normal - sure * (sure >= 0 ? normal - least : longest - normal));
        return Duration.ofMillis(Math.round(Math.clamp(millis, least, longest)));
    }

    /** The caller went on speaking after a pause of this length. */
    public void wentOnAfter(Duration pause) {
        if (!settings.adaptive()) {
            return;
        }
        double millis = Math.clamp(
                pause.toMillis(), settings.min().toMillis(), settings.max().toMillis());
        logPaces += Math.log(millis / settings.normal().toMillis());
        pauses++;
    }

    /** The caller's pauses over normal ones. */
    private double pace() {
        return Math.exp(logPaces / (pauses + NORMAL_PAUSES));
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
