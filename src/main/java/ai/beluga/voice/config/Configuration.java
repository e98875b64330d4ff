package ai.beluga.voice.config;

import ai.beluga.voice.config.Settings.Setting;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/**
 * Typed, validated view of what the operator set. Every value is read once and stays as it is until the next start, but for
 * secrets asked for by {@link #current}.
 */
@Singleton
public class Configuration {

    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());
    static final String PROFILE = "mp.config.profile";

    private final Settings settings;
    private final SecretReader secrets;
    private final Map<Key<?>, Reading<?>> readings = new ConcurrentHashMap<>();
    /** Of values that were all right once, and are not now. */
    private final Map<Key<?>, Fault> told = new ConcurrentHashMap<>();

    @Inject
    Configuration(Config config, Instance<EncodedSecrets> encoded) {
        this(
                new MicroProfileSettings(config, System.getenv()),
                text -> encoded.stream()
                        .flatMap(way -> way.decode(text).stream())
                        .findFirst());
    }

    /** Only these values, by the names of their keys; everything else has its default. */
    public static Configuration of(Map<String, String> values) {
        return new Configuration(new GivenSettings(values), encoded -> Optional.empty());
    }

    Configuration(Settings settings, EncodedSecrets encoded) {
        this.settings = settings;
        this.secrets = new SecretReader(encoded);
    }

    /**
     * The value of a key.
     *
     * @throws IllegalStateException when it has none (ask {@link #isSet} first) or one that is not allowed
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Key<T> key) {
        return switch ((Reading<T>) reading(key)) {
            case Reading.Value<T> value -> value.value();
            case Reading.Missing<T> missing -> throw new IllegalStateException(key.name() + " is not set");
            case Reading.Faulty<T> faulty -> throw new FaultyValueException(faulty.fault());
        };
    }

    /**
     * The value as it is now: a file is read again, so that a secret can be changed without a new start. While the file cannot
     * be read, or holds nothing of use, the last value that could be read counts, and the log has a warning.
     */
    public <T> T current(Key<T> key) {
        renew(key);
        return get(key);
    }

    /** As {@link #current}, but empty while the file holds a value that is not allowed: then none counts, old or new. */
    public <T> Optional<T> currentIfAllowed(Key<T> key) {
        boolean forbidden = renew(key) instanceof Reading.Faulty<T> faulty && faulty.isWritten();
        return forbidden ? Optional.empty() : Optional.of(get(key));
    }

    private <T> Reading<T> renew(Key<T> key) {
        Reading<T> now = read(key);
        switch (now) {
            case Reading.Value<T> value -> {
                readings.put(key, now);
                told.remove(key);
            }
            case Reading.Missing<T> missing -> {}
            case Reading.Faulty<T> faulty -> {
                if (!faulty.fault().equals(told.put(key, faulty.fault()))) {
                    LOG.log(System.Logger.Level.WARNING, faulty.fault().sentence());
                }
            }
        }
        return now;
    }

    /** Whether there is an allowed value, written or by default. */
    public boolean isSet(Key<?> key) {
        return reading(key) instanceof Reading.Value<?>;
    }

    /** The value as an operator would write it; masked where it must not be shown, empty where there is none. */
    public String shown(Key<?> key) {
        return switch (reading(key)) {
            case Reading.Value<?> value -> value.shown();
            case Reading.Missing<?> missing -> "";
            case Reading.Faulty<?> faulty -> faulty.fault().value();
        };
    }

    /** The keys whose values somebody has asked for so far. */
    public Set<Key<?>> asked() {
        return Set.copyOf(readings.keySet());
    }

    /** Chosen by {@code mp.config.profile}; {@link Profile#PROD} when unset or unknown. */
    public Profile profile() {
        return settings.find(PROFILE)
                .filter(setting -> setting.text().equals(Profile.DEMO.key()))
                .map(setting -> Profile.DEMO)
                .orElse(Profile.PROD);
    }

    /**
     * A fault of a key's present value, for what only several values together show.
     *
     * @param expected completes "expected …"
     * @param fix completes "to fix it, …"
     */
    public Fault fault(Key<?> key, String expected, String fix) {
        return switch (reading(key)) {
            case Reading.Value<?> value -> new Fault(key.name(), value.shown(), value.source(), expected, fix);
            case Reading.Missing<?> missing -> new Fault(key.name(), "", NOWHERE, expected, fix);
            case Reading.Faulty<?> faulty ->
                new Fault(key.name(), faulty.fault().value(), faulty.fault().source(), expected, fix);
        };
    }

    /** Where a missing value comes from. */
    static final String NOWHERE = "nowhere: neither set nor a default";

    Settings settings() {
        return settings;
    }

    /** The fault of a single key, if it has one. */
    Optional<Fault> faultOf(Key<?> key) {
        return switch (reading(key)) {
            case Reading.Value<?> value -> Optional.empty();
            case Reading.Missing<?> missing -> key.missing(profile()).map(fix -> fault(key, key.expected(), fix));
            case Reading.Faulty<?> faulty -> Optional.of(faulty.fault());
        };
    }

    private Reading<?> reading(Key<?> key) {
        Reading<?> known = readings.get(key);
        return known != null ? known : readings.computeIfAbsent(key, this::read);
    }

    private <T> Reading<T> read(Key<T> key) {
        Optional<Setting> direct = settings.find(key.name());
        Optional<Setting> file = key.fileName().flatMap(settings::find);
        int directStrength = direct.map(Setting::ordinal).orElse(Integer.MIN_VALUE);
        int fileStrength = file.map(Setting::ordinal).orElse(Integer.MIN_VALUE);
        if (file.isPresent() && directStrength == fileStrength) {
            return unread(
                    file.get(),
                    SecretReader.shownPath(file.get().text()),
                    key.name() + " or its file, not both",
                    "remove one of the two");
        }
        if (file.isPresent() && fileStrength > directStrength) {
            return fromFile(key, file.get());
        }
        return direct.<Reading<T>>map(setting -> parse(key, setting, key.shown(setting.text())))
                .orElseGet(() -> standard(key));
    }

    private <T> Reading<T> fromFile(Key<T> key, Setting file) {
        return secrets.readFile(file.text())
                .map(text ->
                        parse(key, new Setting(key.name(), text, "file " + file.text(), file.ordinal()), Fault.MASK))
                .orElseGet(() -> unread(
                        file,
                        SecretReader.shownPath(file.text()),
                        "the absolute path of a file that the server can read and that holds the secret",
                        "create it, or allow the server's user to read it"));
    }

    private <T> Reading<T> parse(Key<T> key, Setting setting, String shown) {
        try {
            return key.read(setting.text(), secrets::decode)
                    .<Reading<T>>map(value -> new Reading.Value<>(value, shown, setting.source()))
                    .orElseGet(() -> faulty(setting, shown, key.expected(), key.fix(setting.text())));
        } catch (SecretReader.Undecodable undecodable) {
            return faulty(
                    setting,
                    shown,
                    "a secret this server can decode",
                    "encode it again with this server's key, or put it into a file and set " + key.name() + "-file");
        }
    }

    private static <T> Reading<T> standard(Key<T> key) {
        return key.standard()
                .<Reading<T>>map(value ->
                        new Reading.Value<>(value, key.shown(key.defaultText().orElse("")), "default"))
                .orElseGet(Reading.Missing::new);
    }

    private static <T> Reading<T> faulty(Setting setting, String shown, String expected, String fix) {
        return new Reading.Faulty<>(new Fault(setting.name(), shown, setting.source(), expected, fix), true);
    }

    private static <T> Reading<T> unread(Setting setting, String shown, String expected, String fix) {
        return new Reading.Faulty<>(new Fault(setting.name(), shown, setting.source(), expected, fix), false);
    }
}
