package ai.beluga.voice.turn;

/** All that the turn machine can be told. */
public record TurnSettings(
        EndpointingSettings endpointing, FloorSettings floor, InterruptionSettings interruption, CallLimits limits) {

    /** Starting values. */
    public static final TurnSettings DEFAULT = new TurnSettings(
            EndpointingSettings.DEFAULT, FloorSettings.DEFAULT, InterruptionSettings.DEFAULT, CallLimits.DEFAULT);

    /** The same with another way to interrupt. */
    public TurnSettings interruptedBy(InterruptionSettings other) {
        return new TurnSettings(endpointing, floor, other, limits);
    }
}
