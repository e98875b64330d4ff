package ai.beluga.voice.provider.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/**
 * Cuts a Markdown file at its headings into sections of plain sentences. List items and table rows become sentences;
 * code and HTML are not for speaking and are left out.
 */
final class MarkdownSections {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private MarkdownSections() {}

    /** @param name stands for the heading of text that has none */
    static List<Section> of(String name, String markdown) {
        Collector collector = new Collector(name);
        PARSER.parse(markdown).accept(collector);
        return collector.finish();
    }

    /** Collects the sentences under each heading. */
    private static final class Collector extends AbstractVisitor {

        private final List<Section> sections = new ArrayList<>();
        private final TreeMap<Integer, String> headings = new TreeMap<>();
        private final List<String> sentences = new ArrayList<>();

        Collector(String name) {
            headings.put(0, name);
        }

        List<Section> finish() {
            if (!sentences.isEmpty()) {
                sections.add(new Section(topic(), sentences));
                sentences.clear();
            }
            return List.copyOf(sections);
        }

        /** The title of the file says nothing that tells one of its sections from another. */
        private String topic() {
            List<String> below = List.copyOf(headings.tailMap(2).values());
            return below.isEmpty() ? headings.lastEntry().getValue() : String.join(": ", below);
        }

        @Override
        public void visit(Heading heading) {
            finish();
            headings.tailMap(heading.getLevel(), true).clear();
            String text = PlainText.of(heading);
            if (!text.isBlank()) {
                headings.put(heading.getLevel(), text);
            }
        }

        @Override
        public void visit(Paragraph paragraph) {
            sentences.addAll(Sentences.of(PlainText.of(paragraph)));
        }

        @Override
        public void visit(BulletList list) {
            visitChildren(list);
        }

        @Override
        public void visit(OrderedList list) {
            visitChildren(list);
        }

        @Override
        public void visit(ListItem item) {
            visitChildren(item);
        }

        @Override
        public void visit(FencedCodeBlock code) {}

        @Override
        public void visit(IndentedCodeBlock code) {}

        @Override
        public void visit(HtmlBlock html) {}

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                TableSentences.of(table).forEach(sentences::add);
            }
        }
    }
}
