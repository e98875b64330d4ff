package ai.beluga.voice.turn;

/** All that the turn machine can be told. */
public record TurnSettings(
        EndpointingSettings endpointing, FloorSettings floor, InterruptionSettings interruption, CallLimits limits) {

    /** Starting values. */
    public static final TurnSettings DEFAULT = new TurnSettings(
            EndpointingSettings.DEFAULT, FloorSettings.DEFAULT, InterruptionSettings.DEFAULT, CallLimits.DEFAULT);

    /** The same with turns that end in another way. */
    public TurnSettings with(EndpointingSettings other) {
        return new TurnSettings(other, floor, interruption, limits);
    }

    /** The same with a floor that changes hands in another way. */
    public TurnSettings with(FloorSettings other) {
        return new TurnSettings(endpointing, other, interruption, limits);
    }

    /** The same with another way to interrupt. */
    public TurnSettings interruptedBy(InterruptionSettings other) {
        return new TurnSettings(endpointing, floor, other, limits);
    }

    /** The same with other limits. */
    public TurnSettings with(CallLimits other) {
        return new TurnSettings(endpointing, floor, interruption, other);
    }
}
