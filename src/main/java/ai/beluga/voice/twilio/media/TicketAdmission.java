package ai.beluga.voice.twilio.media;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.StreamTickets;
import ai.beluga.voice.event.CallId;

/** Admits the stream that shows the one-time ticket of a call that is not over. */
public record TicketAdmission(StreamTickets tickets, Calls calls) implements Admission {

    @Override
    public boolean admits(CallId call, String ticket) {
        return tickets.redeem(call, ticket) == StreamTickets.Redemption.ADMITTED && calls.talking(call);
    }
}
