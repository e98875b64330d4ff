package ai.beluga.voice.simulator.grok;

import ai.beluga.voice.simulator.realtime.Commands;
import java.io.IOException;

/** Grok voice as a process; see {@link Commands}. */
public final class SimulatorCommand {

    private SimulatorCommand() {}

    public static void main(String[] arguments) throws IOException {
        Commands.main(arguments, System.in, GrokSimulator::new);
    }
}
