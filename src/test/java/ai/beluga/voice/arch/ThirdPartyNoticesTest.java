package ai.beluga.voice.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is delivered is named with its terms. What dependencies bring along is not seen here. */
class ThirdPartyNoticesTest {

    private static final Set<String> NOT_DELIVERED = Set.of("provided", "test");
    private static final String DEPENDENCIES = "/project/dependencies/dependency";

    @Test
    void everyDependencyThatIsDeliveredIsNamed() throws Exception {
        String notices = Files.readString(Path.of("docs/third-party-notices.md"));

        assertThat(delivered())
                .hasSizeGreaterThan(5)
                .allSatisfy(artifact -> assertThat(notices).contains(artifact + "`"));
    }

    @Test
    void everyTextThatIsDeliveredIsReferredTo() throws IOException {
        String notices = Files.readString(Path.of("docs/third-party-notices.md"));

        try (var texts = Files.list(Path.of("src/licences"))) {
            assertThat(texts.map(text -> text.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(notices).contains("`" + text + "`"));
        }
    }

    private static List<String> delivered() throws Exception {
        Document project =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
        var path = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) path.evaluate(DEPENDENCIES, project, XPathConstants.NODESET);
        List<String> delivered = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            if (!NOT_DELIVERED.contains(path.evaluate("scope", found.item(i)))) {
                delivered.add(path.evaluate("artifactId", found.item(i)));
            }
        }
        return delivered;
    }
}
