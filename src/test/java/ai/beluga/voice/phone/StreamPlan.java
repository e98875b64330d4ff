package ai.beluga.voice.phone;

import java.util.Map;

/** How a stream is to be: its identities, parameters, line, and whether {@code start} is withheld. */
record StreamPlan(
        String accountSid,
        String callSid,
        String streamSid,
        Map<String, String> parameters,
        LineConditions conditions,
        boolean withholdStart) {}
