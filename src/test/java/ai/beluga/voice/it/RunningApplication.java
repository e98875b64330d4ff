package ai.beluga.voice.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The gateway as the server manages it: it can be started anew without being copied and unpacked again. */
final class RunningApplication {

    private static final String NAME = "WebSphere:service=com.ibm.websphere.application.ApplicationMBean,name=";
    private static final String[] NO_TYPES = {};

    private RunningApplication() {}

    /** Stops the deployed gateway and starts it anew, with the configuration of now; returns when the server has. */
    @SuppressWarnings("BanJNDI") // the address is that of our own server, from its own file
    static void restart() throws IOException, JMException {
        Path address = ServerLog.directory(System.getProperty("it.server.name", ""))
                .resolve("logs/state/com.ibm.ws.jmx.local.address");
        JMXServiceURL url = new JMXServiceURL(Files.readString(address, UTF_8).strip());
        ObjectName gateway = new ObjectName(NAME + GatewayArchive.name().replace(".war", ""));
        try (JMXConnector server = JMXConnectorFactory.connect(url)) {
            turn(server, gateway, "stop", "STOPPED");
            turn(server, gateway, "start", "STARTED");
        }
    }

    private static void turn(JMXConnector server, ObjectName application, String operation, String state)
            throws IOException, JMException {
        server.getMBeanServerConnection().invoke(application, operation, new Object[0], NO_TYPES);
        boolean reached = Gateway.eventually(() -> state(server, application).equals(state));
        if (!reached) {
            throw new IOException("after " + operation + " the gateway is " + state(server, application));
        }
    }

    private static String state(JMXConnector server, ObjectName application) {
        try {
            return "" + server.getMBeanServerConnection().getAttribute(application, "State");
        } catch (IOException | JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
