package ai.beluga.voice.turn;

/** All that the turn machine can be told. */
public record TurnSettings(
        EndpointingSettings endpointing,
        FloorSettings floor,
        InterruptionSettings interruption,
        CallLimits limits,
        PreemptiveSettings preemptive,
        DeadAirSettings deadAir,
        LongTurnSettings longTurns) {

    /** Starting values. */
    public static final TurnSettings DEFAULT = new TurnSettings(
            EndpointingSettings.DEFAULT,
            FloorSettings.DEFAULT,
            InterruptionSettings.DEFAULT,
            CallLimits.DEFAULT,
            PreemptiveSettings.DEFAULT,
            DeadAirSettings.DEFAULT,
            LongTurnSettings.DEFAULT);

    /** The same with turns that end in another way. */
    public TurnSettings with(EndpointingSettings other) {
        return new TurnSettings(other, floor, interruption, limits, preemptive, deadAir, longTurns);
    }

    /** The same with a floor that changes hands in another way. */
    public TurnSettings with(FloorSettings other) {
        return new TurnSettings(endpointing, other, interruption, limits, preemptive, deadAir, longTurns);
    }

    /** The same with another way to interrupt. */
    public TurnSettings with(InterruptionSettings other) {
        return new TurnSettings(endpointing, floor, other, limits, preemptive, deadAir, longTurns);
    }

    /** The same with other limits. */
    public TurnSettings with(CallLimits other) {
        return new TurnSettings(endpointing, floor, interruption, other, preemptive, deadAir, longTurns);
    }

    /** The same, with replies prepared in this way. */
    public TurnSettings with(PreemptiveSettings other) {
        return new TurnSettings(endpointing, floor, interruption, limits, other, deadAir, longTurns);
    }

    /** The same, with silence dealt with in this way. */
    public TurnSettings with(DeadAirSettings other) {
        return new TurnSettings(endpointing, floor, interruption, limits, preemptive, other, longTurns);
    }

    /** The same, with long turns dealt with in this way. */
    public TurnSettings with(LongTurnSettings other) {
        return new TurnSettings(endpointing, floor, interruption, limits, preemptive, deadAir, other);
    }
}
