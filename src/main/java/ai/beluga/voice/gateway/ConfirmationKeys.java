package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.pipeline.stage.AskCaller;
import ai.beluga.voice.tool.YesWords;
import jakarta.inject.Singleton;
import java.util.List;

/** How the caller is asked before a tool is called. */
@Singleton
public class ConfirmationKeys implements Area {

    static final Key<String> YES_WORDS = Key.text("beluga.tools.yes-words")
            .byDefault(String.join(", ", YesWords.ENGLISH))
            .describedAs(
                    "What counts as a yes when the caller is asked before a tool is called: phrases between commas, in"
                            + " the language of the calls. Words that consist of these and nothing else are a yes; all"
                            + " others are no. The key 1 always is a yes.");
    static final Key<String> HOW_TO_CONFIRM = Key.text("beluga.tools.how-to-confirm")
            .byDefault(AskCaller.Manner.DEFAULT.howToAnswer())
            .describedAs("Said behind such a question, unless it has a 1 that stands alone in it, or one of"
                    + " beluga.tools.yes-words behind its last question mark, as the tool has it written: what"
                    + " stands in its arguments does not count.");

    @Override
    public String title() {
        return "Tools: confirmation by the caller";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(YES_WORDS, HOW_TO_CONFIRM);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        return PhraseFiles.list(configuration.get(YES_WORDS)).stream().anyMatch(YesWords::isPhrase)
                ? List.of()
                : List.of(configuration.fault(
                        YES_WORDS,
                        "phrases between commas, such as yes, go ahead",
                        "write at least one, or remove it"));
    }

    static AskCaller.Manner asking(Configuration configuration) {
        List<String> phrases = PhraseFiles.list(configuration.get(YES_WORDS)).stream()
                .filter(YesWords::isPhrase)
                .toList();
        return new AskCaller.Manner(new YesWords(phrases), configuration.get(HOW_TO_CONFIRM));
    }
}
