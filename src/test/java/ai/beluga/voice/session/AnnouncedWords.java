package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.SayResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a random call from outside, and what is told of it: each once, and of words that were heard as many as
 * were heard. Each word names its announcement and its place.
 */
final class AnnouncedWords {

    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("s(\\d+)w(\\d+)[,.]?");
    private static final DigitRule RULE =
            new DigitRule(1, 2, Duration.ofMillis(1_500), Duration.ofMillis(500), Optional.of('#'), false);

    private final List<Asked> all = new ArrayList<>();
    /** Looked at after the frame, when the words played in it are counted. */
    private final List<Runnable> checks = new ArrayList<>();

    private static final class Asked {
        private final List<Object> told = new ArrayList<>();
        private final Handle<?> handle;
        private int heard;

        private Asked(Handle<?> handle) {
            this.handle = handle;
        }
    }

    void say(CallControl control, SayOptions how) {
        follow(control.say(words(), how));
    }

    void collect(CallControl control, SayOptions how) {
        follow(control.collect(words(), RULE, how));
    }

    void cancelNewest() {
        if (!all.isEmpty()) {
            all.getLast().handle.cancel();
        }
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int word = 1; word <= WORDS; word++) {
            words.append('s').append(all.size() + 1).append('w').append(word).append(word == WORDS ? "." : " ");
        }
        return words.toString();
    }

    private void follow(Handle<?> handle) {
        Asked asked = new Asked(handle);
        all.add(asked);
        var unused = handle.result().thenAccept(result -> {
            asked.told.add(result);
            check(asked, result);
        });
    }

    /** A word was played to its end; nothing happens when it is no word of these. */
    void heard(String word) {
        Matcher matcher = WORD.matcher(word);
        if (matcher.matches()) {
            Asked asked = all.get(Integer.parseInt(matcher.group(1)) - 1);
            asked.heard++;
            assertThat(Integer.parseInt(matcher.group(2)))
                    .as("the next word of an announcement")
                    .isEqualTo(asked.heard);
        }
    }

    private void check(Asked asked, Object result) {
        checks.add(() -> {
            switch (result) {
                case SayResult.Heard heard ->
                    assertThat(asked.heard).as("heard to the end").isEqualTo(WORDS);
                case SayResult.Interrupted it -> claimed(it.heard(), asked);
                case SayResult.GivenUp it -> claimed(it.heard(), asked);
                default -> {}
            }
        });
    }

    private static void claimed(String words, Asked asked) {
        int claimed = words.isEmpty() ? 0 : words.split(" ").length;
        assertThat(claimed).as("unheard words of an announcement are told").isLessThanOrEqualTo(asked.heard);
    }

    void watch() {
        checks.forEach(Runnable::run);
        checks.clear();
    }

    void allTold() {
        watch();
        assertThat(all).as("each handle is completed exactly once").allMatch(asked -> asked.told.size() == 1);
    }
}
