package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentWordsTest {

    private final AgentWords agent = new AgentWords();

    @BeforeEach
    void agentSpeaks() {
        agent.add("We are open from Monday to Friday,");
        agent.add("and on Saturday until four.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"open from monday", "Friday and on Saturday", "on Saterday until four", "from Monday to Fryday"})
    void wordsOfTheAgentInItsOrderAreAnEcho(String text) {
        assertThat(agent.echo(Words.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sunday",
                "what about Saturday",
                "until on Friday from",
                "four we",
                "is it open on Monday or not"
            })
    void otherWordsAreNot(String text) {
        assertThat(agent.echo(Words.of(text))).isFalse();
    }

    @Test
    void callerMayTakeUpOneWordOfTheAgent() {
        assertThat(agent.echo(Words.of("Saturday?"))).isFalse();
    }

    @Test
    void wordsOfAnEarlierClauseAreForgotten() {
        agent.add("Anything else?");

        assertThat(agent.echo(Words.of("open from Monday to Friday"))).isFalse();
    }

    @Test
    void agentThatHasSaidNothingHasNoEcho() {
        assertThat(new AgentWords().echo(Words.of("hello there"))).isFalse();
    }
}
