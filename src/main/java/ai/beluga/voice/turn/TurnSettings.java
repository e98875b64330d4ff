package ai.beluga.voice.turn;

/** All that the turn machine can be told. */
public record TurnSettings(
        EndpointingSettings endpointing, FloorSettings floor, CallLimits limits, PreemptiveSettings preemptive) {

    /** Starting values. */
    public static final TurnSettings DEFAULT = new TurnSettings(
                    EndpointingSettings.DEFAULT, FloorSettings.DEFAULT, CallLimits.DEFAULT)
            .with(PreemptiveSettings.DEFAULT);

    /** Settings that prepare no reply. */
    public TurnSettings(EndpointingSettings endpointing, FloorSettings floor, CallLimits limits) {
        this(endpointing, floor, limits, PreemptiveSettings.OFF);
    }

    /** The same, with replies prepared in this way. */
    public TurnSettings with(PreemptiveSettings other) {
        return new TurnSettings(endpointing, floor, limits, other);
    }
}
