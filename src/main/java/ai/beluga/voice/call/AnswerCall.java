package ai.beluga.voice.call;

import ai.beluga.voice.event.CallId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a new call. */
@Singleton
public class AnswerCall {

    private static final Logger LOG = System.getLogger(AnswerCall.class.getName());

    private final Calls calls;
    private final StreamTickets tickets;
    private final ContinueCall continuation;
    private final Drain drain;

    @Inject
    AnswerCall(Calls calls, StreamTickets tickets, ContinueCall continuation, Drain drain) {
        this.calls = calls;
        this.tickets = tickets;
        this.continuation = continuation;
        this.drain = drain;
    }

    /**
     * Lets a call in, or refuses it when all places are taken or the node drains. Asked again about the same call it gives the
     * same answer until the ticket was used.
     *
     * @param details what the carrier says about the call, by its own names
     */
    public Answer answer(CallId id, Map<String, List<String>> details) {
        if (drain.isOn() && calls.find(id).isEmpty()) {
            LOG.log(Level.INFO, "call {0} refused: the node drains", id);
            return new Answer.Busy();
        }
        Optional<Call> admitted = calls.admit(id, details);
        if (admitted.isEmpty()) {
            LOG.log(Level.WARNING, "call {0} refused: all places are taken", id);
            return new Answer.Busy();
        }
        if (admitted.get().state() == CallState.CONNECTING) {
            return new Answer.Connect(tickets.issue(id));
        }
        return continuation.next(id);
    }
}
