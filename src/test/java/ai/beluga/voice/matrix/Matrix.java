package ai.beluga.voice.matrix;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.it.ServerLog;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.wire.Unreachable;
import ai.beluga.voice.simulator.trouble.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Places the calls of the matrix, one after the other: the health of an engine is one for all calls. */
public final class Matrix implements AutoCloseable {

    private final Vendors vendors;
    private final Phone phone;
    private final Facts facts;

    /** @param vendors of a gateway with {@code load.server.HealPage} in it */
    public Matrix(Vendors vendors, Phone phone) throws IOException, InterruptedException {
        this.vendors = vendors;
        this.phone = phone;
        this.facts = new Facts();
    }

    /** Every cell of these ports. */
    public static List<Cell> cells(List<EnginePort> ports, List<Trouble> troubles, List<Moment> moments) {
        List<Cell> cells = new ArrayList<>();
        for (EnginePort port : ports) {
            for (Trouble trouble : troubles) {
                moments.forEach(moment -> cells.add(new Cell(port, trouble, moment)));
            }
        }
        return cells;
    }

    /** A call to get what is made at first use out of the way. */
    public void warmUp() throws Unreachable {
        vendors.well();
        facts.ofEnded(phone.call(Talk.untroubled()).callSid());
    }

    /** One call. */
    public Outcome of(Cell cell) throws Unreachable {
        vendors.well();
        heal();
        CallRecord call = phone.call(Talk.of(vendors, cell));
        var told = facts.ofEnded(call.callSid());
        vendors.well();
        List<String> log = ServerLog.text()
                .lines()
                .filter(line -> line.contains(call.callSid()))
                .toList();
        return new Judge(cell, vendors.remote(cell.port()), call, told, log).outcome();
    }

    /** The gateway forgets what failed in earlier calls, all engines being well again. */
    public static void heal() {
        if (!Gateway.eventually(() -> Gateway.status("/load/heal") == 200)) {
            throw new AssertionError(Gateway.text("/load/heal"));
        }
    }

    @Override
    public void close() {
        facts.close();
    }
}
