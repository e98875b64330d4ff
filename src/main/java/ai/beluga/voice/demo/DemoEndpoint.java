package ai.beluga.voice.demo;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.StreamTickets;
import ai.beluga.voice.twilio.media.MediaDoor;
import ai.beluga.voice.twilio.media.StreamSocket;
import ai.beluga.voice.twilio.media.TicketAdmission;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * The media streams of the browser's telephone: the carrier's protocol over the carrier's code. A browser cannot sign its
 * upgrade, so this path exists in the demo profile only; the ticket is asked for all the same.
 */
@Dependent
public class DemoEndpoint extends StreamSocket {

    @Inject
    public DemoEndpoint(MediaDoor door, StreamTickets tickets, Calls calls) {
        super(door, new TicketAdmission(tickets, calls));
    }
}
