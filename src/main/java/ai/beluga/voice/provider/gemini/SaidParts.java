package ai.beluga.voice.provider.gemini;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the model said last, to tell it what was heard of that. Not thread-safe. */
final class SaidParts {

    private static final int BYTES_PER_MILLI = 8;

    private final List<Said> parts = new ArrayList<>();

    private static final class Said {
        private final int part;
        private final StringBuilder words = new StringBuilder();
        private long muLawBytes;

        private Said(int part) {
            this.part = part;
        }
    }

    void words(int part, String words) {
        said(part).words.append(words);
    }

    void audio(int part, int muLawBytes) {
        said(part).muLawBytes += muLawBytes;
    }

    /** What was said is settled: it was heard, or is known to be not. */
    void clear() {
        parts.clear();
    }

    /**
     * What was heard of it; empty when it was heard whole.
     *
     * @param part the last that was heard, 0 for none
     * @param heardMillis of that part; its words are taken to be spread evenly
     */
    Optional<String> heard(int part, int heardMillis) {
        StringBuilder heard = new StringBuilder();
        boolean missing = false;
        for (Said said : parts) {
            if (said.part < part) {
                heard.append(said.words);
            } else if (said.part > part) {
                missing = true;
            } else {
                String begin = begin(said, heardMillis);
                missing = missing || begin.length() < said.words.length();
                heard.append(begin);
            }
        }
        return missing ? Optional.of(heard.toString().strip()) : Optional.empty();
    }

    /** Whole words only: a word of which half was heard is taken for not heard. */
    private static String begin(Said said, int heardMillis) {
        long millis = said.muLawBytes / BYTES_PER_MILLI;
        if (heardMillis >= millis) {
            return said.words.toString();
        }
        int characters = (int) (said.words.length() * (long) Math.max(0, heardMillis) / millis);
        return said.words.substring(0, Math.max(0, said.words.lastIndexOf(" ", characters)));
    }

    private Said said(int part) {
        if (parts.isEmpty() || parts.getLast().part != part) {
            parts.add(new Said(part));
        }
        return parts.getLast();
    }
}
