package ai.beluga.voice.gateway;

import ai.beluga.voice.turn.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** The phrases that the gateway brings, one file a language; English where there is none. */
public final class PhraseFiles {

    private static final Locale STANDARD = Locale.ENGLISH;

    private PhraseFiles() {}

    /** Phrases of the language of {@code locale}. */
    public static Phrases of(Locale locale) {
        String own = path(locale);
        Properties lists = read(PhraseFiles.class.getResource(own) == null ? path(STANDARD) : own);
        return new Phrases(
                list(lists.getProperty("sounds", "")),
                list(lists.getProperty("acknowledgements", "")),
                list(lists.getProperty("stops", "")),
                list(lists.getProperty("partings", "")),
                list(lists.getProperty("openings", "")));
    }

    /** What stands between commas. */
    static List<String> list(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    private static String path(Locale locale) {
        return "/phrases/" + locale.getLanguage() + ".properties";
    }

    private static Properties read(String path) {
        try (InputStream in = PhraseFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the archive lacks " + path);
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
