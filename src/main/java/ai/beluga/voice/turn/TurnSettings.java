package ai.beluga.voice.turn;

/** All that the turn machine can be told. */
public record TurnSettings(
        EndpointingSettings endpointing,
        FloorSettings floor,
        InterruptionSettings interruption,
        CallLimits limits,
        PreemptiveSettings preemptive) {

    /** Starting values. */
    public static final TurnSettings DEFAULT = new TurnSettings(
            EndpointingSettings.DEFAULT,
            FloorSettings.DEFAULT,
            InterruptionSettings.DEFAULT,
            CallLimits.DEFAULT,
            PreemptiveSettings.DEFAULT);

    /** The same with turns that end in another way. */
    public TurnSettings with(EndpointingSettings other) {
        return new TurnSettings(other, floor, interruption, limits, preemptive);
    }

    /** The same with a floor that changes hands in another way. */
    public TurnSettings with(FloorSettings other) {
        return new TurnSettings(endpointing, other, interruption, limits, preemptive);
    }

    /** The same with another way to interrupt. */
    public TurnSettings with(InterruptionSettings other) {
        return new TurnSettings(endpointing, floor, other, limits, preemptive);
    }

    /** The same with other limits. */
    public TurnSettings with(CallLimits other) {
        return new TurnSettings(endpointing, floor, interruption, other, preemptive);
    }

    /** The same, with replies prepared in this way. */
    public TurnSettings with(PreemptiveSettings other) {
        return new TurnSettings(endpointing, floor, interruption, limits, other);
    }
}
