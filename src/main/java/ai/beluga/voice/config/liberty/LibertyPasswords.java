package ai.beluga.voice.config.liberty;

import ai.beluga.voice.config.EncodedSecrets;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Decodes what {@code securityUtility encode} wrote. Open Liberty decodes such values for its own elements only, not for
 * applications. By reflection, so that the application also runs where the class is absent.
 */
@Singleton
public class LibertyPasswords implements EncodedSecrets {

    private static final System.Logger LOG = System.getLogger(LibertyPasswords.class.getName());
    private static final String PASSWORD_UTIL = "com.ibm.websphere.crypto.PasswordUtil";

    @Override
    public Optional<String> decode(String encoded) {
        try {
            Object decoded = Class.forName(PASSWORD_UTIL)
                    .getMethod("decode", String.class)
                    .invoke(null, encoded);
            return Optional.ofNullable(decoded).map(Object::toString);
        } catch (InvocationTargetException undecodable) {
            LOG.log(System.Logger.Level.WARNING, "a secret could not be decoded: {0}", nameOf(undecodable));
            return Optional.empty();
        } catch (ReflectiveOperationException absent) {
            LOG.log(System.Logger.Level.WARNING, "encoded secrets need Open Liberty with feature passwordUtilities");
            return Optional.empty();
        }
    }

    /** The message of the cause may hold the secret. */
    private static String nameOf(InvocationTargetException undecodable) {
        Throwable cause = undecodable.getCause();
        return cause == null ? "" : cause.getClass().getSimpleName();
    }
}
