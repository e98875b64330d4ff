package ai.beluga.voice.simulator.realtime;

import ai.beluga.voice.simulator.wire.WireMischief;
import java.util.function.IntSupplier;

/** What this simulator does wrong beside what all can, all off at first; may be changed at any time. */
public final class Mischief extends WireMischief {

    /** How a connection dies. */
    public enum Death {
        /** Reset, without goodbye. */
        DROP,
        /** Open and silent, pings too. */
        HANG,
        /** Closed with 1011. */
        CLOSE
    }

    /** Events have fields nobody knows, and events of unknown types come between. */
    public volatile boolean strange;
    /** What may be missing is there, as {@code null}. */
    public volatile boolean nulls;
    /** Events have the names of the beta interface. */
    public volatile boolean legacyNames;
    /** {@code conversation.created} comes too, or comes before {@code session.created}. */
    public volatile boolean conversationFirst;
    /** Every event that carries no audio comes twice, with the same id. */
    public volatile boolean duplicates;
    /** Errors have no code. */
    public volatile boolean errorsWithoutCode;
    /** After a cancel or a truncate come so many more audio deltas of that item. */
    public volatile int lateDeltas;
    /** So many audio deltas are held back and then leave at once. */
    public volatile int deltasAtOnce = 1;
    /** {@code conversation.item.truncate} is ignored and not answered. */
    public volatile boolean ignoreTruncate;
    /** {@code session.update} takes effect but is not answered. */
    public volatile boolean silentUpdate;
    /** After so many audio deltas the connection dies, and each connection after it; 0 for never. */
    public volatile int dieAfterDeltas;
    /** The same of each connection alone, drawn as it begins; 0 for {@link #dieAfterDeltas}. */
    public volatile IntSupplier eachDiesAfterDeltas = () -> 0;
    /** How. */
    public volatile Death death = Death.DROP;

    @Override
    public void none() {
        super.none();
        strange = false;
        nulls = false;
        legacyNames = false;
        conversationFirst = false;
        duplicates = false;
        errorsWithoutCode = false;
        lateDeltas = 0;
        deltasAtOnce = 1;
        ignoreTruncate = false;
        silentUpdate = false;
        dieAfterDeltas = 0;
        eachDiesAfterDeltas = () -> 0;
        death = Death.DROP;
    }
}
