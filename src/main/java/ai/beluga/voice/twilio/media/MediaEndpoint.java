package ai.beluga.voice.twilio.media;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.StreamTickets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Twilio's media streams; the upgrade was signed. */
@Dependent
public class MediaEndpoint extends StreamSocket {

    @Inject
    public MediaEndpoint(MediaDoor door, StreamTickets tickets, Calls calls) {
        super(door, new TicketAdmission(tickets, calls));
    }
}
