package ai.beluga.voice.load;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.matrix.Cell;
import ai.beluga.voice.matrix.Matrix;
import ai.beluga.voice.matrix.Moment;
import ai.beluga.voice.matrix.Outcome;
import ai.beluga.voice.matrix.Vendors;
import ai.beluga.voice.simulator.trouble.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Goes through the matrix and tells the table. {@code -Dmatrix.cells} is a regular expression for the cells to try, as they are named in it. */
final class MatrixRun {

    private static final Pattern CELLS = Pattern.compile(System.getProperty("matrix.cells", ""));

    private MatrixRun() {}

    /** The rows in which something was wrong. */
    static List<String> of(Vendors vendors, List<EnginePort> ports) throws Exception {
        List<Trouble> troubles = Arrays.stream(Trouble.values())
                .filter(trouble -> trouble != Trouble.NONE)
                .toList();
        List<Cell> cells = Matrix.cells(ports, troubles, List.of(Moment.values())).stream()
                .filter(cell -> CELLS.matcher(cell.toString()).find())
                .toList();
        List<String> wrong = new ArrayList<>();
        List<Long> silences = new ArrayList<>();
        if (!Gateway.becomesReady()) {
            throw new AssertionError(Gateway.text("/health/ready"));
        }
        try (Matrix matrix = new Matrix(vendors, LoadArchive.phone())) {
            matrix.warmUp();
            Figures.tell(Outcome.HEAD);
            for (Cell cell : cells) {
                Outcome outcome = matrix.of(cell);
                Figures.tell(outcome.row());
                silences.add(outcome.silenceMillis());
                if (!outcome.isWell()) {
                    wrong.add(outcome.row());
                }
            }
        }
        List<Long> sorted = silences.stream().sorted().toList();
        Figures.tell(sorted.size() + " calls in trouble, longest silence: median " + sorted.get(sorted.size() / 2)
                + " ms, most " + sorted.getLast() + " ms; something wrong in " + wrong.size());
        return wrong;
    }
}
