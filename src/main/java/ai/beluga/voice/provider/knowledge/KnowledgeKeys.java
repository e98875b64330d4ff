package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** What the agent that answers from files needs to know. */
@Singleton
public final class KnowledgeKeys implements Area {

    public static final Key<Path> DIRECTORY = Key.path("beluga.agent.knowledge")
            .describedAs(
                    "A directory of Markdown files from which the agent answers when no language model is chosen.");

    @Override
    public String title() {
        return "Agent: knowledge files";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(DIRECTORY);
    }
}
