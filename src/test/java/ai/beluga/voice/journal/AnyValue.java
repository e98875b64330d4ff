package ai.beluga.voice.journal;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Makes values of any declared type the journal knows. */
final class AnyValue {

    private final Random random;

    AnyValue(long seed) {
        random = new Random(seed);
    }

    Object of(Type declared) {
        Class<?> type = Types.raw(declared);
        if (Types.isChoice(type)) {
            List<Class<?>> kinds = List.copyOf(Types.kinds(type).values());
            return of(kinds.get(random.nextInt(kinds.size())));
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return switch (type.getSimpleName()) {
            case "String" -> text();
            case "int", "Integer" -> random.nextInt(random.nextBoolean() ? 10 : Integer.MAX_VALUE);
            case "long", "Long" -> random.nextLong();
            case "float", "Float" -> random.nextFloat();
            case "double", "Double" -> random.nextBoolean() ? random.nextDouble() : random.nextGaussian() * 1e-9;
            case "boolean", "Boolean" -> random.nextBoolean();
            case "char", "Character" -> "0123456789*#ABCD\"\\\u00e9".charAt(random.nextInt(19));
            case "Duration" -> Duration.ofNanos(random.nextLong() >> 8);
            case "Optional" -> random.nextBoolean() ? Optional.of(of(Types.argument(declared, 0))) : Optional.empty();
            case "OptionalDouble" ->
                random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty();
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
            case "OptionalLong" -> random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
            case "List" -> List.of(of(Types.argument(declared, 0)), of(Types.argument(declared, 0)));
            case "Set" -> Set.of(of(Types.argument(declared, 0)));
            default -> throw Types.unknown(declared);
        };
    }

    /** Some records allow not everything; the next value may do. */
    private Object record(Class<?> type) {
        for (int tries = 1; ; tries++) {
            try {
                return Types.make(
                        type,
                        Types.components(type).stream()
                                .map(component -> of(component.type()))
                                .toArray());
            } catch (IllegalArgumentException notAllowed) {
                if (tries == 10_000) {
                    throw notAllowed;
                }
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append("aZ\u00e9\u00df\u4e2d \t\"\\\n\u2028{}[],:0\u0001".charAt(random.nextInt(18)));
        }
        return text.toString();
    }
}
