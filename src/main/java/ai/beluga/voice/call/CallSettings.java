package ai.beluga.voice.call;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.GatewayKeys;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator decided about calls.
 *
 * @param maxConcurrent calls at the same time
 * @param ticketLife from the answer to the stream
 * @param maxResumes streams in place of lost ones, a call
 * @param memory how long and how many calls are known
 * @param transferNumber the person who takes over, in E.164 form
 */
public record CallSettings(
        int maxConcurrent, Duration ticketLife, int maxResumes, Memory memory, Optional<String> transferNumber) {

    /**
     * Bounds of what is remembered.
     *
     * @param over calls that are over
     * @param overFor how long each of them
     * @param silentFor a running call of which nothing is heard
     */
    public record Memory(int over, Duration overFor, Duration silentFor) {}

    /** The same with no more calls at the same time than this. */
    CallSettings atMost(int calls) {
        return new CallSettings(Math.min(maxConcurrent, calls), ticketLife, maxResumes, memory, transferNumber);
    }

    /** As configured. */
    public static CallSettings from(Configuration configuration) {
        return new CallSettings(
                configuration.get(GatewayKeys.MAX_CONCURRENT),
                configuration.get(CallKeys.TICKET_LIFE),
                configuration.get(CallKeys.MAX_RESUMES),
                new Memory(
                        configuration.get(CallKeys.REMEMBERED),
                        configuration.get(CallKeys.REMEMBERED_FOR),
                        configuration.get(CallKeys.SILENT_FOR)),
                configuration.isSet(GatewayKeys.TRANSFER_NUMBER)
                        ? Optional.of(configuration.get(GatewayKeys.TRANSFER_NUMBER))
                        : Optional.empty());
    }
}
