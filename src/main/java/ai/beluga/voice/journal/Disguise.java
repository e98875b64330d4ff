package ai.beluga.voice.journal;

/** What stands in a journal for the caller's words and keys. */
interface Disguise {

    /** Everything as it is. */
    Disguise NONE = new Disguise() {
        @Override
        public String text(String words) {
            return words;
        }

        @Override
        public char key(char pressed) {
            return pressed;
        }
    };

    String text(String words);

    char key(char pressed);
}
