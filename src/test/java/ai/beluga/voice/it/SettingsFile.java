package ai.beluga.voice.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings in a file outside of the WAR, above all others: a test writes them, and the gateway, which holds this class as a
 * source of configuration, reads them when it starts.
 */
public final class SettingsFile implements ConfigSource {

    /** Where the WAR says which file it is. */
    static final String RESOURCE = "META-INF/settings-file";

    /** Above the variables of the server, whose ordinal is 500. */
    private static final int ABOVE_ALL = 600;

    private final Properties settings = new Properties();

    /** Made by the server, once a start. */
    public SettingsFile() {
        try (InputStream in = SettingsFile.class.getClassLoader().getResourceAsStream(RESOURCE);
                Reader file = Files.newBufferedReader(
                        Path.of(new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), UTF_8)), UTF_8)) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file. */
    static Path path() {
        return Path.of("target", "it-settings.properties").toAbsolutePath();
    }

    /** Says what holds from the next start on. */
    static void write(Map<String, String> settings) {
        Properties all = new Properties();
        all.putAll(settings);
        try (Writer file = Files.newBufferedWriter(path(), UTF_8)) {
            all.store(file, "written by a test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int getOrdinal() {
        return ABOVE_ALL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.stringPropertyNames();
    }

    @Override
    @SuppressWarnings("NullAway") // absent is null in MicroProfile
    public String getValue(String name) {
        return settings.getProperty(name);
    }

    @Override
    public String getName() {
        return "settings file";
    }
}
