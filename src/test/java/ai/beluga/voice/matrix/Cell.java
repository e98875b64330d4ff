package ai.beluga.voice.matrix;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.simulator.trouble.Trouble;
import java.util.Locale;

/** One field of the matrix: whose engine, which trouble, from when on. */
public record Cell(EnginePort port, Trouble trouble, Moment moment) {

    @Override
    public String toString() {
        return port + " " + trouble.name().toLowerCase(Locale.ROOT) + " " + moment;
    }
}
