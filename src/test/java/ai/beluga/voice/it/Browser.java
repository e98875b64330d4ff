package ai.beluga.voice.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a screen; its microphone is a file. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--autoplay-policy=no-user-gesture-required");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether there is one on this machine. */
    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** Starts one with this WAV as what its microphone hears, once. */
    static Browser withMicrophone(Path wave) throws IOException {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(ARGUMENTS);
        options.addArguments("--use-file-for-fake-audio-capture=" + wave.toAbsolutePath() + "%noloop");
        options.addArguments("--user-data-dir="
                + Files.createTempDirectory(wave.toAbsolutePath().getParent(), "chromium-"));
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options));
    }

    void open(String url) {
        driver.get(url);
    }

    /** Clicks as soon as it can be clicked. */
    void click(String id) {
        waiting("no button " + id)
                .until(ExpectedConditions.elementToBeClickable(By.id(id)))
                .click();
    }

    /** Waits until an element shows these words, given in lower case. */
    void awaitText(String selector, String words) {
        waiting(selector + " does not show: " + words)
                .until(ignored -> driver.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element ->
                                element.getText().toLowerCase(Locale.ROOT).contains(words)));
    }

    /** What a script, which calls back with its answer, says. */
    Object ask(String script) {
        return Objects.requireNonNull(driver.executeAsyncScript(script), "the script gave nothing");
    }

    /** Which element has the keyboard. */
    String focused() {
        return String.valueOf(driver.switchTo().activeElement().getDomAttribute("id"));
    }

    private WebDriverWait waiting(String complaint) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
        wait.withMessage(() -> complaint + "\nthe page: "
                + driver.findElement(By.tagName("body")).getText() + "\nthe console: " + console());
        return wait;
    }

    private String console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
