package ai.beluga.voice.turn;

/** All that the turn machine can be told. */
public record TurnSettings(EndpointingSettings endpointing, FloorSettings floor, CallLimits limits) {

    /** Starting values. */
    public static final TurnSettings DEFAULT =
            new TurnSettings(EndpointingSettings.DEFAULT, FloorSettings.DEFAULT, CallLimits.DEFAULT);
}
