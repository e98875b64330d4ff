package ai.beluga.voice.toolbox;

import ai.beluga.voice.config.Fault;
import java.lang.reflect.Method;

/** What is wrong with a method that is marked as a tool. */
final class FaultyTool extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    /**
     * @param what is wrong, such as "parameter day"
     * @param value that it has
     */
    FaultyTool(Method method, String what, String value, String expected, String fix) {
        super(what);
        String name = method.getDeclaringClass().getName() + "." + method.getName();
        fault = new Fault("@CallTool " + name + ", " + what, value, name, expected, fix);
    }

    Fault fault() {
        return fault;
    }
}
