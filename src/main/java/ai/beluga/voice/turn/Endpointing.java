package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How long a pause may last before it ends the turn. Between the settings' bounds the probability of the end decides. Where
 * the settings say so, a caller whose own pauses are long is given more when that probability leaves it open: an exponential
 * mean of the pauses after which the caller went on (weight 0.3 for the newest) and a quarter more is the normal pause then.
 * The least and the longest pause stay as they are.
 */
public final class Endpointing {

    private static final double NEWEST_WEIGHT = 0.3;
    private static final double MARGIN = 1.25;

    private final EndpointingSettings settings;
    private double usualPauseMillis;

    public Endpointing(EndpointingSettings settings) {
        this.settings = settings;
    }

    /** The pause that ends the turn, given how likely the turn is over; empty when nobody has an estimate. */
    public Duration patience(OptionalDouble endOfTurn) {
        double learned = Math.min(usualPauseMillis * MARGIN, settings.max().toMillis());
        double normal = Math.max(settings.normal().toMillis(), learned);
        return Duration.ofMillis(Math.round(between(endOfTurn.orElse(0.5), normal)));
    }

    /** The caller went on speaking after a pause of this length. */
    public void wentOnAfter(Duration pause) {
        if (!settings.adaptive()) {
            return;
        }
        long millis = Math.min(pause.toMillis(), settings.max().toMillis());
        usualPauseMillis += NEWEST_WEIGHT * (millis - usualPauseMillis);
    }

    private double between(double probability, double normal) {
        double sure = Math.clamp(probability, 0.0, 1.0) * 2 - 1;
        return sure >= 0
                ? normal - sure * (normal - settings.min().toMillis())
                : normal - sure * (settings.max().toMillis() - normal);
    }
}
