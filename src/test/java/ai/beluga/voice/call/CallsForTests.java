package ai.beluga.voice.call;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.time.Ticker;

/** The beans of this package, wired by hand for the tests of any package. */
public final class CallsForTests {

    private final Places places = new Places();
    private final Calls calls;
    private final StreamTickets tickets;
    private final ContinueCall continueCall;

    public CallsForTests(Configuration configuration, Ticker ticker) {
        this.calls = new Calls(configuration, places, ticker);
        this.tickets = new StreamTickets(() -> configuration.get(CallKeys.TICKET_LIFE), ticker, promised -> {});
        this.continueCall = new ContinueCall(calls, tickets, configuration);
    }

    public Calls calls() {
        return calls;
    }

    public Places places() {
        return places;
    }

    public StreamTickets tickets() {
        return tickets;
    }

    public ContinueCall continueCall() {
        return continueCall;
    }

    public AnswerCall answerCall() {
        return new AnswerCall(calls, tickets, continueCall, new Drain());
    }
}
