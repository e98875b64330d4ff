package ai.beluga.voice.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How records and sealed interfaces are declared. */
final class Types {

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private Types() {}

    /** One component of a record. */
    record Component(String name, Type type, Method accessor) {

        private static Component of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(component.getName(), component.getGenericType(), accessor);
        }

        Object of(Object record) {
            try {
                return Objects.requireNonNull(accessor.invoke(record), name);
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException("the component " + name + " cannot be read", broken);
            }
        }
    }

    static List<Component> components(Class<?> type) {
        return COMPONENTS.get(type);
    }

    /** @throws IllegalArgumentException as the record's constructor has it */
    static Object make(Class<?> type, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    String.valueOf(refused.getTargetException().getMessage()), refused);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " cannot be made", broken);
        }
    }

    /** A sealed interface; an enum whose constants have bodies is sealed as well. */
    static boolean isChoice(Class<?> type) {
        return type.isInterface() && type.isSealed();
    }

    /** The records of a sealed interface by their simple names, those of sealed interfaces below it among them. */
    static Map<String, Class<?>> kinds(Class<?> sealed) {
        Map<String, Class<?>> kinds = new TreeMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            Map<String, Class<?>> found =
                    isChoice(permitted) ? kinds(permitted) : Map.of(permitted.getSimpleName(), permitted);
            found.forEach((name, kind) -> {
                Class<?> other = kinds.put(name, kind);
                if (other != null && other != kind) {
                    throw new IllegalArgumentException(other + " and " + kind + " have the same simple name");
                }
            });
        }
        return kinds;
    }

    static Class<?> raw(Type declared) {
        return switch (declared) {
            case Class<?> type -> type;
            case ParameterizedType type -> (Class<?>) type.getRawType();
            default -> throw unknown(declared);
        };
    }

    /** What stands between the angle brackets. */
    static Type argument(Type declared, int place) {
        if (declared instanceof ParameterizedType type && type.getActualTypeArguments().length > place) {
            return type.getActualTypeArguments()[place];
        }
        throw unknown(declared);
    }

    static IllegalArgumentException unknown(Type declared) {
        return new IllegalArgumentException("the journal does not know how to write a " + declared.getTypeName());
    }
}
