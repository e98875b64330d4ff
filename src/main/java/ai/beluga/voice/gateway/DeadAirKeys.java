package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.turn.DeadAirSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is done when a caller who waits for an answer hears nothing. */
@Singleton
public class DeadAirKeys implements Area {

    private static final DeadAirSettings STANDARD = DeadAirSettings.DEFAULT;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String TRANSFER = "transfer";
    private static final String END = "end";

    static final Key<Duration> FILLER = Key.duration("beluga.dead-air.filler-after")
            .between(Duration.ZERO, LONGEST)
            .byDefault(STANDARD.filler())
            .describedAs(
                    "A caller who waits for an answer and has heard nothing for so long is asked to wait, in the words"
                        + " of `beluga.prompt.filler`; 0 never. Counts from the end of the caller's words, or of what"
                        + " was heard last.");
    static final Key<Integer> FILLERS = Key.number("beluga.dead-air.fillers")
            .between(0, 20)
            .byDefault(STANDARD.fillers())
            .describedAs("How often at most the caller is asked to wait before the answer is given up.");
    static final Key<Duration> HEDGE = Key.duration("beluga.dead-air.second-agent-after")
            .between(Duration.ZERO, LONGEST)
            .byDefault(STANDARD.hedge())
            .describedAs(
                    "An agent that has said nothing for so long is not given up, but the next of the chain is asked"
                            + " the same, and whoever speaks first answers; 0 never.");
    static final Key<Duration> SHORTER = Key.duration("beluga.dead-air.shorter-answer-after")
            .between(Duration.ZERO, LONGEST)
            .byDefault(STANDARD.shorter())
            .describedAs("An agent that has said nothing for so long is asked for one short sentence as well, and what"
                    + " comes first is the answer; 0 never.");
    static final Key<Duration> APOLOGY = Key.duration("beluga.dead-air.apology-after")
            .between(Duration.ZERO, LONGEST)
            .byDefault(STANDARD.apology())
            .describedAs("Silence after which an answer has failed, when the caller was asked to wait often enough; 0"
                    + " leaves it to `beluga.turn.reply-timeout`. The recogniser's last words are waited for as long.");
    static final Key<Integer> FAILURES = Key.number("beluga.dead-air.failures")
            .between(1, 10)
            .byDefault(STANDARD.failures())
            .describedAs(
                    "So many answers that fail in a row end the conversation; there is an apology for each before.");
    static final Key<String> AFTER_FAILURES = Key.text("beluga.dead-air.after-failures")
            .oneOf(END, TRANSFER)
            .byDefault(END)
            .describedAs("What follows then: `end`, or `transfer` to `beluga.transfer.number`.");

    @Override
    public String title() {
        return "Dead air";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(FILLER, FILLERS, HEDGE, SHORTER, APOLOGY, FAILURES, AFTER_FAILURES);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        Duration apology = configuration.get(APOLOGY);
        if (apology.isPositive() && configuration.get(FILLER).compareTo(apology) > 0) {
            faults.add(configuration.fault(
                    FILLER, "at most " + APOLOGY.name(), "lower it or raise " + APOLOGY.name() + ", or set it to 0"));
        }
        if (transfers(configuration) && !configuration.isSet(GatewayKeys.TRANSFER_NUMBER)) {
            faults.add(configuration.fault(
                    AFTER_FAILURES, END, "set " + GatewayKeys.TRANSFER_NUMBER.name() + " to transfer calls"));
        }
        return faults;
    }

    static DeadAirSettings settings(Configuration configuration) {
        return new DeadAirSettings(
                configuration.get(FILLER),
                configuration.get(FILLERS),
                configuration.get(HEDGE),
                configuration.get(SHORTER),
                configuration.get(APOLOGY),
                configuration.get(FAILURES),
                transfers(configuration));
    }

    private static boolean transfers(Configuration configuration) {
        return configuration.get(AFTER_FAILURES).equals(TRANSFER);
    }
}
