package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.journal.Header;
import ai.beluga.voice.journal.JournalFault;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings that a journal's inputs suffice for: those, and only those, that become {@link VoiceSettings} and
 * {@link TurnSettings}. Found by asking for these and looking which keys are read, so that no list has to be kept.
 *
 * @param voice how scores become edges
 * @param turn what the turn machine is told
 * @param changes what is otherwise than in the journal, by key, in words
 */
record ReplaySettings(VoiceSettings voice, TurnSettings turn, Map<String, String> changes) {

    /** They travel with the core's settings, and other stages act upon them. */
    private static final Set<Key<?>> OF_OTHERS =
            Set.of(InterruptionKeys.LEAST_LEVEL, InterruptionKeys.ECHO, PreemptiveKeys.SPEECH);

    private static final Pattern BETWEEN = Pattern.compile(",(?=\\s*beluga\\.)");

    /** Keys and values for a journal's header. */
    static List<Header.Setting> inForce(Configuration configuration) {
        return keys().stream()
                .filter(configuration::isSet)
                .map(key -> new Header.Setting(key.name(), configuration.shown(key)))
                .sorted(Comparator.comparing(Header.Setting::key))
                .toList();
    }

    /**
     * The settings of a journal with changes.
     *
     * @param wanted {@code KEY=VALUE,KEY=VALUE…}; blank for none
     * @throws JournalFault for a key that cannot be replayed, and a value that is not allowed
     */
    static ReplaySettings of(Header header, String wanted) {
        if (wanted.isBlank()) {
            return new ReplaySettings(header.voice(), header.turn(), Map.of());
        }
        Map<String, String> journaled =
                header.settings().stream().collect(Collectors.toMap(Header.Setting::key, Header.Setting::value));
        Configuration before = Configuration.of(journaled);
        if (!TurnKeys.voice(before).equals(header.voice())
                || !TurnKeys.turn(before).equals(header.turn())) {
            throw new JournalFault(
                    "settings of this journal cannot be changed: its header does not hold them by key, or" + " version "
                            + header.software() + " understood the keys otherwise");
        }
        Map<String, String> changes = changes(wanted);
        Map<String, String> values = new HashMap<>(journaled);
        values.putAll(changes);
        Configuration after = Configuration.of(values);
        refuseFaults(after);
        TurnSettings turn = TurnKeys.turn(after);
        refuseOtherPhrases(header, turn);
        changes.replaceAll((key, value) -> journaled.getOrDefault(key, "unset") + " -> " + value);
        return new ReplaySettings(TurnKeys.voice(after), turn, changes);
    }

    private static Map<String, String> changes(String wanted) {
        Set<String> names = keys().stream()
                .filter(key -> !OF_OTHERS.contains(key))
                .map(Key::name)
                .collect(Collectors.toSet());
        Map<String, String> changes = new LinkedHashMap<>();
        for (String change : BETWEEN.split(wanted)) {
            int equals = change.indexOf('=');
            String name = change.substring(0, Math.max(0, equals)).strip();
            if (!names.contains(name)) {
                throw new JournalFault((equals < 0 ? change.strip() : name)
                        + " cannot be changed in a replay: what it acts upon is not in the journal. These can, written"
                        + " KEY=VALUE: "
                        + names.stream().sorted().collect(Collectors.joining(", ")));
            }
            changes.put(name, change.substring(equals + 1).strip());
        }
        return changes;
    }

    /** Stand-ins are good for the phrases they were chosen under. */
    private static void refuseOtherPhrases(Header header, TurnSettings turn) {
        if (!header.text()
                && !turn.interruption()
                        .phrases()
                        .equals(header.turn().interruption().phrases())) {
            throw new JournalFault(
                    "phrases, and the language that brings them, cannot be changed for this journal: it is"
                            + " without text, and does not tell whether the caller said the new ones");
        }
    }

    private static void refuseFaults(Configuration configuration) {
        Set<String> names = keys().stream().map(Key::name).collect(Collectors.toSet());
        try {
            TurnKeys.turn(configuration);
            TurnKeys.voice(configuration);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            throw new JournalFault(String.valueOf(refused.getMessage()));
        }
        new TurnKeys()
                .check(configuration).stream()
                        .filter(fault -> names.contains(fault.key()))
                        .findFirst()
                        .map(Fault::sentence)
                        .ifPresent(sentence -> {
                            throw new JournalFault(sentence);
                        });
    }

    private static Set<Key<?>> keys() {
        Configuration asked = Configuration.of(Map.of());
        TurnKeys.voice(asked);
        TurnKeys.turn(asked);
        return asked.asked();
    }
}
