package ai.beluga.voice.provider.smartturn;

import java.util.ArrayList;
import java.util.List;

/** Judges that keep what they heard and answer with the length of the turn in seconds, a tenth of it; or fail. */
final class FakeJudges {

    final List<short[]> heard = new ArrayList<>();
    int made;
    int closed;
    boolean failing;
    private Runnable meanwhile = () -> {};

    /** What happens while the next turn is being judged. */
    void meanwhile(Runnable event) {
        meanwhile = event;
    }

    Judge make() {
        made++;
        return new Judge() {
            @Override
            public double endOfTurn(short[] turn) {
                heard.add(turn);
                Runnable event = meanwhile;
                meanwhile = () -> {};
                event.run();
                if (failing) {
                    throw new IllegalStateException("planted");
                }
                return turn.length / 80_000.0;
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
