package ai.beluga.voice.call;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides how a call goes on after its stream is gone, by the reason its conversation ended for. */
@Singleton
public class ContinueCall {

    private static final Logger LOG = System.getLogger(ContinueCall.class.getName());

    private final Calls calls;
    private final StreamTickets tickets;
    private final Supplier<CallSettings> settings;

    @Inject
    ContinueCall(Calls calls, StreamTickets tickets, Configuration configuration) {
        this(calls, tickets, () -> CallSettings.from(configuration));
    }

    ContinueCall(Calls calls, StreamTickets tickets, Supplier<CallSettings> settings) {
        this.calls = calls;
        this.tickets = tickets;
        this.settings = settings;
    }

    /** The stream is gone; what now? A call nobody here knows was another node's, and is taken over. */
    public Answer next(CallId id) {
        Optional<Call> known = calls.find(id).or(() -> calls.admit(id, Map.of()));
        Answer answer = known.map(this::next).orElseGet(Answer.Apologise::new);
        LOG.log(Level.INFO, "call {0} goes on: {1}", id, answer.getClass().getSimpleName());
        return answer;
    }

    /** A person was dialled; when nobody was reached the caller deserves a word. */
    public Answer transferred(CallId id, boolean reached) {
        calls.finished(id);
        return reached ? new Answer.HangUp() : new Answer.Apologise();
    }

    private Answer next(Call call) {
        return switch (call.state()) {
            case CONNECTING, TALKING -> resume(call);
            case ENDED -> close(call.id(), call.endReason().orElse(EndReason.INTERNAL_ERROR));
            case TRANSFERRING -> dial(call.id());
            case FINISHED -> farewell(call.endReason().orElse(EndReason.CALLER_HUNG_UP));
        };
    }

    private Answer resume(Call call) {
        if (call.resumes() >= settings.get().maxResumes()) {
            LOG.log(Level.WARNING, "call {0} is given up after {1} lost streams", call.id(), call.resumes());
            calls.ended(call.id(), EndReason.LINE_LOST);
            return close(call.id(), EndReason.LINE_LOST);
        }
        calls.resumed(call.id());
        return new Answer.Connect(tickets.issue(call.id()));
    }

    private Answer close(CallId id, EndReason reason) {
        return reason == EndReason.TRANSFER ? dial(id) : finish(id, farewell(reason));
    }

    private static Answer farewell(EndReason reason) {
        return switch (reason) {
            case GOODBYE, TRANSFER, CALLER_SILENT, MAX_DURATION -> new Answer.HangUp();
            // Whoever is asked about is still there: the stream was stopped, not the call.
            case CALLER_HUNG_UP, LINE_LOST, PEER_SLOW, PROTOCOL_ERROR, DRAIN, PROVIDER_FAILED, INTERNAL_ERROR ->
                new Answer.Apologise();
        };
    }

    private Answer dial(CallId id) {
        Optional<String> number = settings.get().transferNumber();
        if (number.isEmpty()) {
            return finish(id, new Answer.Apologise());
        }
        calls.transferring(id);
        return new Answer.Dial(number.get());
    }

    private Answer finish(CallId id, Answer answer) {
        calls.finished(id);
        return answer;
    }
}
