package ai.beluga.voice.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The deployed gateway seen over HTTP. */
public final class Gateway {

    private static final int ATTEMPTS = 480;
    private static final int PAUSE_MILLIS = 250;

    /** Reasons that go away by themselves. */
    private static final List<String> NOT_YET = List.of("is being checked", "Loading: ", "is not open yet");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Gateway() {}

    /** Where the server under test listens: a port that was free when the build asked. */
    public static URI base() {
        return URI.create("http://localhost:" + System.getProperty("it.http.port"));
    }

    /** The status code of a GET. */
    public static int status(String path) {
        return get(path).statusCode();
    }

    /** The body of a GET, whatever the status is. */
    public static String text(String path) {
        return get(path).body();
    }

    /** Whether the gateway is ready within two minutes, which a slow machine with every model to load may need. */
    public static boolean becomesReady() {
        return eventually(() -> status("/health/ready") == 200);
    }

    /** Whether the start ends within two minutes, well or with a fault that {@code /health/ready} tells. */
    public static boolean startIsOver() {
        return eventually(() -> {
            HttpResponse<String> ready = get("/health/ready");
            return ready.statusCode() == 200
                    || (ready.body().contains("reason-1") && NOT_YET.stream().noneMatch(ready.body()::contains));
        });
    }

    /** Whether something comes true within two minutes; asked four times a second. */
    public static boolean eventually(BooleanSupplier condition) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Waits for no other thread's work: the common pool has one thread on two cores, and a call may hold it. */
    private static void pause() {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, Runnable::run))
                .join();
    }

    /** The whole answer to a GET. */
    public static HttpResponse<String> get(String path) {
        return answer(request(path).build());
    }

    /** The whole answer to a POST of nothing. */
    public static HttpResponse<String> post(String path) {
        return answer(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    /** The whole answer to a POST of plain text. */
    public static HttpResponse<String> post(String path, String text) {
        return answer(request(path)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build());
    }

    /** The whole answer to a GET of somebody who presents this token. */
    public static HttpResponse<String> getAs(String token, String path) {
        return answer(request(path).header("Authorization", "Bearer " + token).build());
    }

    /** The whole answer to a PUT as {@code curl --data} sends it, by somebody who presents this token. */
    public static HttpResponse<String> putAs(String token, String path, String text) {
        return answer(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(HttpRequest.BodyPublishers.ofString(text))
                .build());
    }

    /** The status code and headers of a GET, and its body as far as it has come. */
    public static HttpResponse<InputStream> stream(String path) {
        return answer(request(path).build(), BodyHandlers.ofInputStream());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        return answer(request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
