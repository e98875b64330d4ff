package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.config.StartupFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The knowledge of the demo with the real sentence model, loaded once for all tests. */
final class DemoKnowledge {

    static final Path FILES = Path.of("liberty/knowledge");

    private static final MiniLm MODEL = model();
    private static final KnowledgeBase KNOWLEDGE = new KnowledgeBase(sections(), MODEL);

    private DemoKnowledge() {}

    static Dialogue dialogue(boolean transfers) {
        return new Dialogue(KNOWLEDGE, MODEL, new Phrases(KNOWLEDGE.topics(), transfers));
    }

    /** Without transfers, on a model of one's own. */
    static Dialogue dialogue(Embedder model) {
        KnowledgeBase knowledge = new KnowledgeBase(sections(), model);
        return new Dialogue(knowledge, model, new Phrases(knowledge.topics(), false));
    }

    static MiniLm embedder() {
        return MODEL;
    }

    private static MiniLm model() {
        try {
            return MiniLm.load();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (StartupFault unstartable) {
            throw new IllegalStateException(unstartable);
        }
    }

    private static List<Section> sections() {
        try {
            return KnowledgeFiles.read(FILES);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
