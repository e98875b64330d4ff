package ai.beluga.voice.turn;

import ai.beluga.voice.testkit.English;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A call of the pause set's sentences: the agent asks, in a clause or two; the caller answers piece by piece, recognised word by
 * word and not always right; now and then there is a sound over the agent, an echo among them, or a key.
 */
final class TalkedCall {

    /** All that the core can look at in words is looked at. */
    static final TurnSettings SETTINGS = English.TURN
            .with(EndpointingSettings.DEFAULT.with(EndSigns.DEFAULT.with(TurnWords.of(Locale.US))))
            .with(new PreemptiveSettings(
                    PreemptiveSettings.Start.DEFAULT,
                    new PreemptiveSettings.Use(
                            PreemptiveSettings.Strategy.SIMILAR,
                            0.8,
                            false,
                            PreemptiveSettings.Use.ENGLISH_LIGHT_WORDS)));

    private static final List<String[]> TURNS = turns();

    private final Random random;
    private final TurnBench bench = new TurnBench(SETTINGS);
    private List<String> clauses = List.of();

    private TalkedCall(long seed, TurnTap tap) {
        random = new Random(seed);
        bench.tap = tap;
    }

    /** A call of some turns that {@code tap} is told of. */
    static void of(long seed, TurnTap tap) {
        TalkedCall call = new TalkedCall(seed, tap);
        call.bench.attach();
        int turns = 4 + call.random.nextInt(12);
        for (int turn = 0; turn < turns; turn++) {
            String[] next = TURNS.get(call.random.nextInt(TURNS.size()));
            call.agentSays(next[3], next[4]);
            call.callerSays(next[4]);
        }
    }

    private void agentSays(String question, String answerBefore) {
        bench.expecting(SETTINGS.endpointing().signs().words().expected(question));
        bench.audible().wait(200);
        // Agents read back what they were told.
        clauses = random.nextInt(3) == 0
                ? List.of("I have " + answerBefore.replace(" ~", "").toLowerCase(Locale.ROOT), question)
                : List.of(question);
        for (String clause : clauses) {
            bench.on(new TurnInput.ReplySays(bench.machine.turn(), clause)).wait(300 + random.nextInt(1_000));
            if (random.nextInt(3) == 0) {
                soundOver(clause);
            }
        }
        bench.heard().wait(random.nextInt(1_200));
    }

    private void soundOver(String clause) {
        String words = switch (random.nextInt(6)) {
            case 0, 1 -> partOf(clause);
            case 2, 3 -> oneOf(English.PHRASES.acknowledgements());
            case 4 -> oneOf(English.PHRASES.sounds());
            default -> oneOf(English.PHRASES.stops()) + " " + partOf(TURNS.get(random.nextInt(TURNS.size()))[4]);
        };
        if (random.nextInt(4) == 0) {
            bench.on(new TurnInput.Sound(SoundSource.ECHO));
        }
        spoken(words, "");
        bench.wait(random.nextInt(2_000));
    }

    private void callerSays(String turn) {
        if (random.nextInt(20) == 0) {
            bench.press((char) ('0' + random.nextInt(10))).wait(300).press('#').wait(500);
            return;
        }
        String before = "";
        for (String piece : turn.split(" ~ ?")) {
            spoken(piece, before);
            before = bench.machine.state() == TurnState.LISTENING ? before + piece + " " : "";
            bench.wait(random.nextInt(1_500));
        }
        bench.wait(2_500);
    }

    /** Recognised as it grows; a word at its end may still be cut short, and the final text may have another word. */
    private void spoken(String words, String before) {
        String[] all = words.strip().split(" ");
        bench.starts().wait(300);
        for (int n = 1; n <= all.length; n++) {
            String heard = String.join(" ", Arrays.copyOf(all, n));
            if (random.nextInt(4) == 0 && heard.length() > 3) {
                heard = heard.substring(0, heard.length() - 1);
            }
            if (random.nextInt(3) > 0) {
                bench.text(before + plain(heard), false);
            }
            bench.wait(150 + random.nextInt(250));
        }
        if (all.length > 4) {
            bench.sustains();
        }
        bench.stops().wait(random.nextInt(400));
        bench.text(before + (random.nextBoolean() ? words : garbled(plain(words))), true);
    }

    private String plain(String words) {
        return random.nextBoolean() ? words : words.toLowerCase(Locale.ROOT).replaceAll("[.,?!]", "");
    }

    /** One letter of it is another. */
    private String garbled(String words) {
        if (random.nextInt(3) > 0) {
            return words;
        }
        StringBuilder other = new StringBuilder(words);
        other.setCharAt(random.nextInt(words.length()), "aeinst".charAt(random.nextInt(6)));
        return other.toString();
    }

    private String partOf(String sentence) {
        List<String> words = new ArrayList<>(List.of(sentence.replace(" ~", "").split(" ")));
        int from = random.nextInt(words.size());
        return garbled(String.join(" ", words.subList(from, Math.min(words.size(), from + 2 + random.nextInt(5)))));
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static List<String[]> turns() {
        try (InputStream in = TalkedCall.class.getResourceAsStream("/endpointing/turns.txt")) {
            return Stream.of(new String(Objects.requireNonNull(in, "turns.txt").readAllBytes(), StandardCharsets.UTF_8)
                            .split("\n"))
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" \\| "))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
