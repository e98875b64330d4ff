package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.greeted;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.ScriptedCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Theme 17: what was said and keyed, where operators can read it. */
class PrivateWordsTest {

    private static final Logger ALL = Logger.getLogger("ai.beluga.voice");

    private final List<String> lines = new ArrayList<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter thrown = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(thrown, true));
            }
            lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void read() {
        ALL.setLevel(Level.ALL);
        ALL.addHandler(reader);
        reader.setLevel(Level.ALL);
    }

    @AfterEach
    void forget() {
        ALL.removeHandler(reader);
        ALL.setLevel(null);
    }

    @Test
    void nothingThatIsSaidOrKeyedIsLoggedWhateverGoesWrong() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.says("Your balance is nineteen guilders.");
        call.callerSays("My code word is heliotrope.").run(ofSeconds(4));
        for (char key : "739184".toCharArray()) {
            call.press(key).run(ofMillis(300));
        }
        call.run(ofSeconds(5));
        call.synthesizer.failNext(3);
        call.callerSays("And my name is Wilhelmina.").run(ofSeconds(6));
        call.agent.replies(
                new AgentReply.TextChunk("Dear Wilhelmina, "),
                new AgentReply.Failed(new ProviderException.Transient("the agent broke")));
        call.callerSays("Wilhelmina, I said.").run(ofSeconds(5));
        call.recogniser.failOpens(9);
        call.recogniser.die();
        call.run(ofSeconds(5)).lose(LossCause.STOPPED);

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContainIgnoringCase("heliotrope")
                        .doesNotContainIgnoringCase("guilders")
                        .doesNotContainIgnoringCase("Wilhelmina")
                        .doesNotContain("7 3 9 1 8 4")
                        .doesNotContain("739184"));
    }
}
