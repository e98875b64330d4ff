package ai.beluga.voice.journal;

/** Of a decision's text, only how many words it has: enough to see that the same was asked. */
final class WordCount implements Disguise {

    @Override
    public String text(String words) {
        return Vocabulary.words(words).size() + " word(s)";
    }

    @Override
    public char key(char pressed) {
        return '0';
    }
}
