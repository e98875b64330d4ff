package ai.beluga.voice.speech;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name by which configuration chooses an implementation of a port, e.g. {@code beluga.stt.provider=embedded}. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
public @interface ProviderId {

    /** Lower case, words joined by {@code -}. */
    String value();

    /** A {@link ProviderId} as a value, for look-ups. */
    final class Literal extends AnnotationLiteral<ProviderId> implements ProviderId {
        private static final long serialVersionUID = 1L;
        private final String value;

        public Literal(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
