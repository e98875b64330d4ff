package ai.beluga.voice.it;

import java.io.File;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven built, with settings added for one test. */
public final class GatewayArchive {

    private static final String NAME = "beluga-voice.war";

    private GatewayArchive() {}

    /**
     * The delivered WAR.
     *
     * @param settings added above the defaults of the product and below the environment; {@code mp.config.profile} too
     */
    public static WebArchive with(Map<String, String> settings) {
        String properties = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining("", "config_ordinal=200\n", ""));
        JavaArchive library = ShrinkWrap.create(JavaArchive.class, "settings.jar")
                .addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties");
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war", "")))
                .addAsLibrary(library);
    }

    /** The delivered WAR, which reads further settings from {@link SettingsFile} each time it starts. */
    public static WebArchive withSettingsFile(Map<String, String> settings) {
        JavaArchive library = ShrinkWrap.create(JavaArchive.class, "settings-file.jar")
                .addClass(SettingsFile.class)
                .addAsServiceProvider(ConfigSource.class, SettingsFile.class)
                .addAsResource(new StringAsset(SettingsFile.path().toString()), SettingsFile.RESOURCE);
        return with(settings).addAsLibrary(library);
    }

    /** The file name under which every test deploys it, so that the server replaces one by the next. */
    public static String name() {
        return NAME;
    }
}
