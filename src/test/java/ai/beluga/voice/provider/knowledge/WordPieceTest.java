package ai.beluga.voice.provider.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ids wanted were made with the package {@code tokenizers} 0.23.3 from the model's own tokenizer.json. */
class WordPieceTest {

    private static WordPiece tokenizer;

    @BeforeAll
    static void readVocabulary() throws IOException {
        try (InputStream json = WordPieceTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            tokenizer = WordPiece.read(json, 128);
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                wanted("What are your opening hours on Saturday?", "101 2054 2024 2115 3098 2847 2006 5095 1029 102"),
                wanted(
                        "naïve Café — 日本 e-mail $5.50",
                        "101 15743 7668 1517 1864 1876 1041 1011 5653 1002 1019 1012 2753 102"),
                wanted(
                        "supercalifragilisticexpialidocious",
                        "101 3565 9289 10128 29181 24411 4588 10288 19312 21273 10085 6313 102"),
                wanted("Thirty-five dollars; isn't it?", "101 4228 1011 2274 6363 1025 3475 1005 1056 2009 1029 102"),
                wanted("", "101 102"),
                wanted("a\u200bb\tc\u0007d ½ ™ ﬁ", "101 11113 3729 1092 1580 1984 102"),
                wanted("x".repeat(101), "101 100 102"),
                wanted("𝔘 emoji 😀 ok", "101 100 7861 29147 2072 100 7929 102"));
    }

    private static Arguments wanted(String text, String ids) {
        return Arguments.of(
                text, Arrays.stream(ids.split(" ")).mapToLong(Long::parseLong).toArray());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void idsAreThoseOfTheReference(String text, long[] ids) {
        assertThat(tokenizer.encode(text)).containsExactly(ids);
    }

    @Test
    void longTextIsCutAndStillFramed() {
        long[] ids = tokenizer.encode("word ".repeat(500));

        assertThat(ids).hasSize(128).startsWith(101).endsWith(102);
        assertThat(Arrays.stream(ids).filter(id -> id == 2773)).hasSize(126);
    }
}
