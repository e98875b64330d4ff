package ai.beluga.voice.simulator.grok;

import ai.beluga.voice.simulator.realtime.Fault;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a JSON value may look like. */
@FunctionalInterface
interface Shape {

    /** Adds what is wrong with {@code value}. */
    void check(String path, JsonValue value, List<Fault> faults);

    /** What is wrong with a value, empty when nothing is. */
    default List<Fault> faults(JsonValue value) {
        List<Fault> faults = new ArrayList<>();
        check("", value, faults);
        return faults;
    }

    static Shape any() {
        return (path, value, faults) -> {};
    }

    /** One of these, or any string when there are none. */
    static Shape text(String... values) {
        Set<String> allowed = Set.of(values);
        return (path, value, faults) -> {
            if (!(value instanceof JsonString string)) {
                faults.add(Fault.wrongType(path, "a string", "" + value));
            } else if (!allowed.isEmpty() && !allowed.contains(string.getString())) {
                faults.add(Fault.wrongValue(path, string.getString()));
            }
        };
    }

    /** A string of at most so many characters. */
    static Shape shortText(int most) {
        return (path, value, faults) -> {
            text().check(path, value, faults);
            if (value instanceof JsonString string && string.getString().length() > most) {
                faults.add(Fault.wrongValue(path, string.getString()));
            }
        };
    }

    static Shape flag() {
        return (path, value, faults) -> {
            if (!value.equals(JsonValue.TRUE) && !value.equals(JsonValue.FALSE)) {
                faults.add(Fault.wrongType(path, "a boolean", "" + value));
            }
        };
    }

    static Shape number(double least, double most) {
        return numeric("a number", number -> number.doubleValue() >= least && number.doubleValue() <= most);
    }

    static Shape integer(long least, long most) {
        return numeric(
                "an integer",
                number -> number.isIntegral() && number.longValue() >= least && number.longValue() <= most);
    }

    private static Shape numeric(String what, Predicate<JsonNumber> allowed) {
        return (path, value, faults) -> {
            if (!(value instanceof JsonNumber number)) {
                faults.add(Fault.wrongType(path, what, "" + value));
            } else if (!allowed.test(number)) {
                faults.add(Fault.wrongValue(path, "" + number));
            }
        };
    }

    static Shape array(Shape each, int most) {
        return (path, value, faults) -> {
            if (!(value instanceof JsonArray array)) {
                faults.add(Fault.wrongType(path, "an array", "" + value));
                return;
            }
            if (array.size() > most) {
                faults.add(Fault.wrongValue(path, array.size() + " elements"));
            }
            for (int i = 0; i < array.size(); i++) {
                each.check(path + "[" + i + "]", array.get(i), faults);
            }
        };
    }

    /** An object with any names and values of this shape. */
    static Shape map(Shape each) {
        return (path, value, faults) -> {
            if (value instanceof JsonObject object) {
                object.forEach((name, inner) -> each.check(path + "." + name, inner, faults));
            } else {
                faults.add(Fault.wrongType(path, "an object", "" + value));
            }
        };
    }

    /** The same, or {@code null}. */
    default Shape orNull() {
        return (path, value, faults) -> {
            if (!value.equals(JsonValue.NULL)) {
                check(path, value, faults);
            }
        };
    }

    /** An object whose {@code type} says which shape it has. */
    static Shape byType(Map<String, Shape> shapes) {
        return (path, value, faults) -> {
            String type = value instanceof JsonObject object ? object.getString("type", "") : "";
            if (shapes.containsKey(type)) {
                shapes.get(type).check(path, value, faults);
            } else {
                faults.add(Fault.wrongValue((path + ".type").replaceAll("^\\.", ""), type));
            }
        };
    }

    static Members object() {
        return new Members();
    }

    /** An object with these members and no others. */
    final class Members implements Shape {
        private final Map<String, Shape> members = new LinkedHashMap<>();
        private final Set<String> needed = new LinkedHashSet<>();

        /** It has to be there. */
        Members needs(String name, Shape shape) {
            needed.add(name);
            return may(name, shape);
        }

        Members may(String name, Shape shape) {
            members.put(name, shape);
            return this;
        }

        /** They may have any shape; the vendor takes them, though they are in no documentation. */
        Members tolerates(String... names) {
            Arrays.stream(names).forEach(name -> members.put(name, any()));
            return this;
        }

        @Override
        public void check(String path, JsonValue value, List<Fault> faults) {
            if (!(value instanceof JsonObject object)) {
                faults.add(Fault.wrongType(path, "an object", "" + value));
                return;
            }
            String before = path.isEmpty() ? "" : path + ".";
            needed.stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> faults.add(Fault.missing(before + name)));
            object.forEach((name, inner) -> {
                if (members.containsKey(name)) {
                    members.get(name).check(before + name, inner, faults);
                } else {
                    faults.add(Fault.unknown(before + name));
                }
            });
        }
    }
}
