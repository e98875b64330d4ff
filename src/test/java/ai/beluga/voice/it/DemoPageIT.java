package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the demo profile the page, what it is made of and what it asks for are served. */
@ExtendWith(ArquillianExtension.class)
class DemoPageIT {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return DemoArchive.gateway();
    }

    @BeforeEach
    void calls() {
        DemoArchive.awaitReady();
    }

    @Test
    void thePageIsServedAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = Gateway.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.body()).contains("demo/assets/page.js").doesNotContain("://");
    }

    @ParameterizedTest
    @CsvSource({
        "page.css, text/css",
        "page.js, text/javascript",
        "phone.js, text/javascript",
        "mulaw.js, text/javascript",
        "capture-worklet.js, text/javascript",
        "playback-worklet.js, text/javascript"
    })
    void everyPartOfThePageIsServedWithItsType(String file, String type) {
        HttpResponse<String> part = Gateway.get("/demo/assets/" + file);

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(part.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(part.body()).isNotBlank();
    }

    @Test
    void nothingElseIsServedFromTheFolderOfThePage() {
        assertThat(Gateway.status("/demo/assets/none.js")).isEqualTo(404);
        assertThat(Gateway.status("/demo/assets/..%2fweb.xml")).isBetween(400, 404);
    }

    @Test
    void theStateNamesTheEngines() {
        assertThat(Gateway.text("/demo/state")).contains("\"ready\":true").contains("recogniser embedded");
    }

    @Test
    void aCallIsGivenItsIdsAndATicket() {
        JsonObject call = newCall();

        assertThat(call.getString("accountSid")).matches("AC[0-9a-f]{32}");
        assertThat(call.getString("callSid")).matches("CA[0-9a-f]{32}");
        assertThat(call.getString("streamSid")).matches("MZ[0-9a-f]{32}");
        assertThat(call.getString("ticket")).hasSize(32);
    }

    @Test
    void eventsAreAStreamThatBeginsAtOnce() throws IOException {
        HttpResponse<InputStream> events = Gateway.stream("/demo/events");

        try (InputStream body = events.body()) {
            assertThat(events.statusCode()).isEqualTo(200);
            assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(body.read()).isNotNegative();
        }
    }

    @Test
    void aStreamWithItsTicketIsGreeted() {
        JsonObject call = newCall();

        String first =
                BrowserSocket.start(call, ticket(call.getString("ticket"))).firstMessage();

        assertThat(first).contains("\"event\":\"media\"").contains(call.getString("streamSid"));
    }

    @Test
    void aStreamWithoutTicketIsClosed() {
        assertThat(BrowserSocket.start(newCall(), "{}").closeCode()).isEqualTo(1008);
    }

    @Test
    void aStreamWithTheTicketOfAnotherCallIsClosed() {
        String other = newCall().getString("ticket");

        assertThat(BrowserSocket.start(newCall(), ticket(other)).closeCode()).isEqualTo(1008);
    }

    private static JsonObject newCall() {
        HttpResponse<String> answer = Gateway.post("/demo/calls");
        assertThat(answer.statusCode()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static String ticket(String ticket) {
        return "{\"ticket\":\"" + ticket + "\"}";
    }
}
