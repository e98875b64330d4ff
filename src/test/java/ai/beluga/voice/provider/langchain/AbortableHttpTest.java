package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import org.junit.jupiter.api.Test;

class AbortableHttpTest {

    @Test
    void requestHasNoTimeOfItsOwnSinceTheReplyWatchesForSilence() {
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://localhost:1/v1")
                .body("{}")
                .build();

        assertThat(AbortableHttp.translated(request).timeout()).isEmpty();
    }
}
