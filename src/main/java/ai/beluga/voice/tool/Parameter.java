package ai.beluga.voice.tool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a tool is given by the model.
 *
 * @param name as in the method
 * @param description for the model
 * @param required whether it must be given
 * @param type what is allowed
 */
public record Parameter(String name, String description, boolean required, Type type) {

    /** What a value may be. */
    public sealed interface Type {

        /**
         * Text.
         *
         * @param most characters
         * @param pattern a regular expression for the whole of it, if there is one
         */
        record Text(int most, Optional<String> pattern) implements Type {}

        /** A whole number, both ends included. */
        record Whole(long least, long most) implements Type {}

        /** A number, both ends included. */
        record Number(BigDecimal least, BigDecimal most) implements Type {}

        /** Yes or no. */
        record Truth() implements Type {}

        /** One of these words. */
        record Choice(List<String> words) implements Type {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /** A day, as {@code 2026-11-26}. */
        record Day() implements Type {}

        /** Several of one type. */
        record Several(Type of, int most) implements Type {}
    }
}
