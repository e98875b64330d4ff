package ai.beluga.voice.turn;

import java.util.List;

/**
 * Phrases of a language that say what a caller means who speaks over the agent. A phrase is one word or several.
 *
 * @param sounds say nothing but "I am listening", also before a reply has begun: "mhm"
 * @param acknowledgements let the agent go on: "I see"
 * @param stops take the floor at once, wherever they stand: "hold on"
 * @param partings only answer a goodbye: "have a nice day"
 * @param openings show that the caller wants the floor, so that nothing with them in it is an acknowledgement misheard: "why";
 *     where there are none nothing is
 */
public record Phrases(
        List<String> sounds,
        List<String> acknowledgements,
        List<String> stops,
        List<String> partings,
        List<String> openings) {

    /** Every word takes the floor. */
    public static final Phrases NONE = new Phrases(List.of(), List.of(), List.of(), List.of(), List.of());

    public Phrases {
        sounds = List.copyOf(sounds);
        acknowledgements = List.copyOf(acknowledgements);
        stops = List.copyOf(stops);
        partings = List.copyOf(partings);
        openings = List.copyOf(openings);
    }

    /** The same with other acknowledgements. */
    public Phrases acknowledging(List<String> others) {
        return new Phrases(sounds, others, stops, partings, openings);
    }

    /** The same with other stop phrases. */
    public Phrases stoppingAt(List<String> others) {
        return new Phrases(sounds, acknowledgements, others, partings, openings);
    }
}
