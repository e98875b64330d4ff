package ai.beluga.voice.provider.nova;

import ai.beluga.voice.speech.s2s.Line;
import java.util.ArrayList;
import java.util.List;

/** A conversation so far as the vendor takes it: USER and ASSISTANT in turn, USER first, and not too long. */
final class History {

    /** The vendor takes 40 messages of 50 kB, 200 kB together; a character is three bytes at most of what is spoken. */
    private static final int MOST_BLOCKS = 40;

    private static final int MOST_CHARACTERS = 60_000;
    private static final int MOST_IN_BLOCK = 16_000;

    private static final String USER = "USER";
    private static final String BEGINNING = "[The call begins.]";

    private History() {}

    /** Lines of one side, one behind the other. */
    record Block(String role, String text) {
        @Override
        public String toString() {
            return "Block[" + role + ", " + text.length() + " characters]";
        }
    }

    static List<Block> of(List<Line> lines) {
        List<Block> blocks = new ArrayList<>();
        for (Line line : lines) {
            if (line.text().isBlank()) {
                continue;
            }
            String role = line.role() == Line.Role.AGENT ? "ASSISTANT" : USER;
            if (blocks.isEmpty() || !blocks.getLast().role().equals(role)) {
                blocks.add(new Block(role, text(line)));
            } else {
                Block last = blocks.removeLast();
                blocks.add(new Block(role, last.text() + "\n" + text(line)));
            }
        }
        return beginningWithUser(newest(blocks));
    }

    /** There is no role for what is said by neither; brackets set it apart from what the caller says. */
    static String text(Line line) {
        return line.role() == Line.Role.DIRECTION ? "[Not said by the caller: " + line.text() + "]" : line.text();
    }

    private static List<Block> newest(List<Block> blocks) {
        List<Block> newest = new ArrayList<>();
        int characters = 0;
        for (Block block : blocks.reversed()) {
            String text = block.text().substring(Math.max(0, block.text().length() - MOST_IN_BLOCK));
            characters += text.length();
            if (characters > MOST_CHARACTERS || newest.size() == MOST_BLOCKS - 1) {
                break;
            }
            newest.addFirst(new Block(block.role(), text));
        }
        return newest;
    }

    private static List<Block> beginningWithUser(List<Block> blocks) {
        if (!blocks.isEmpty() && !blocks.getFirst().role().equals(USER)) {
            blocks.addFirst(new Block(USER, BEGINNING));
        }
        return blocks;
    }
}
