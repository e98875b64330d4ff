package ai.beluga.voice.provider.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/** Reads a table aloud: each row as "first cell: column cell, column cell." */
final class TableSentences extends AbstractVisitor {

    private final List<List<String>> rows = new ArrayList<>();

    private TableSentences() {}

    static List<String> of(TableBlock table) {
        TableSentences reader = new TableSentences();
        table.accept(reader);
        List<String> columns = reader.rows.removeFirst();
        return reader.rows.stream().map(row -> sentence(columns, row)).toList();
    }

    @Override
    public void visit(CustomBlock block) {
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow row) {
            rows.add(cells(row));
        } else {
            visitChildren(node);
        }
    }

    private static List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(PlainText.of(cell));
            }
        }
        return cells;
    }

    private static String sentence(List<String> columns, List<String> row) {
        List<String> facts = new ArrayList<>();
        for (int index = 1; index < row.size() && index < columns.size(); index++) {
            facts.add((columns.get(index) + " " + row.get(index)).strip());
        }
        String rest = facts.isEmpty() ? "" : ": " + String.join(", ", facts);
        return row.getFirst() + rest + ".";
    }
}
