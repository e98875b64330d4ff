package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.S2sEvent;
import org.junit.jupiter.api.Test;

class SessionFactsTest {

    @Test
    void usageIsToldByWhatItIsOf() {
        assertThat(usage("{'promptTokenCount':120,'responseTokenCount':80,"
            + "'promptTokensDetails':[{'modality':'AUDIO','tokenCount':90},{'modality':'TEXT','tokenCount':30}],"
            + "'responseTokensDetails':[{'modality':'AUDIO','tokenCount':80}]}"))
                .isEqualTo(new S2sEvent.Usage(90, 80, 30, 0));
    }

    @Test
    void whatTheVendorTellsInTotalOnlyIsOfNoKind() {
        assertThat(usage("{'promptTokenCount':120,'responseTokenCount':80,"
                        + "'responseTokensDetails':[{'modality':'AUDIO','tokenCount':80}]}"))
                .isEqualTo(new S2sEvent.Usage(0, 80, 0, 0, 120, 0));
    }

    @Test
    void thoughtsAndResultsOfToolsArePaidForToo() {
        assertThat(usage("{'promptTokenCount':10,'toolUsePromptTokenCount':7,'thoughtsTokenCount':5}"))
                .isEqualTo(new S2sEvent.Usage(0, 0, 0, 0, 17, 5));
    }

    private static S2sEvent.Usage usage(String json) {
        return SessionFacts.usage(JsonMessage.parse(json.replace('\'', '"')));
    }
}
