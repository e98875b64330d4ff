package ai.beluga.voice.call;

import ai.beluga.voice.event.CallId;

/**
 * A stream of this call was let in beforehand; an event of CDI, fired on the thread of the carrier's request, so that what
 * belongs to that request can be joined to the call.
 */
public record StreamPromised(CallId call) {}
