package ai.beluga.voice.hearing;

import ai.beluga.voice.provider.moonshine.EmbeddedRecogniser;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import java.nio.file.Path;
import java.util.List;

final class EndpointingScratch {
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        List<PausedTurn> turns = PauseSet.turns();
        System.err.println("made " + turns.size() + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        System.err.println("inner " + turns.stream().mapToInt(t -> t.inner().size()).sum());
        HeardTurn.Ears ears = new HeardTurn.Ears(
                LoadedDetectors.silero(), EmbeddedRecogniser::on, Path.of("target/endpointing"));
        int n = args.length > 0 ? Integer.parseInt(args[0]) : turns.size();
        for (PausedTurn turn : turns.subList(0, n)) {
            long begin = System.nanoTime();
            HeardTurn heard = ears.hear(turn);
            System.err.println((System.nanoTime() - begin) / 1_000_000 + " ms for " + turn.samples().length / 8 + " " + turn.source() + turn.pauses());
            if (n < 10) heard.moments().forEach(m -> System.err.println("   " + m));
        }
    }
}
