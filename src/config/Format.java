import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or applies the house format. Runs on the JDK the build selects: the formatter reads only the language of the JDK it
 * runs on, and Maven itself may run on an older one.
 */
public final class Format {

    public static void main(String[] arguments) throws Exception {
        boolean apply = arguments[0].equals("apply");
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<Path> different = new ArrayList<>();
        for (Path file : files(List.of(arguments).subList(1, arguments.length))) {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                different.add(file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!different.isEmpty() && !apply) {
            System.err.println("Not in the house format; run: mvn -Papply-format validate");
            different.forEach(file -> System.err.println("  " + file));
            System.exit(1);
        }
    }

    private static List<Path> files(List<String> directories) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String directory : directories) {
            try (Stream<Path> tree = Files.walk(Path.of(directory))) {
                tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
