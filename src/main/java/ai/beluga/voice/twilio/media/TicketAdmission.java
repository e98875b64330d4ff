package ai.beluga.voice.twilio.media;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.StreamTickets;
import ai.beluga.voice.event.CallId;

/** Admits the stream that shows its call's one-time ticket; the call then has its stream. */
public record TicketAdmission(StreamTickets tickets, Calls calls) implements Admission {

    @Override
    public boolean admits(CallId call, String ticket) {
        boolean good = tickets.redeem(call, ticket) == StreamTickets.Redemption.ADMITTED;
        if (good) {
            calls.talking(call);
        }
        return good;
    }
}
