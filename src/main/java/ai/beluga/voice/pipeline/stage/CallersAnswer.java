package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.tool.Confirmation.Answer;
import ai.beluga.voice.tool.YesWords;
import ai.beluga.voice.turn.SpeechEdge;

/**
 * Whether the caller says yes to a question: in a turn of which all lies behind the end of the question, which was heard whole, with
 * words that will not change any more and are nothing but a yes, or with the key 1.
 */
final class CallersAnswer {

    private static final String YES_KEY = "1";

    private final YesWords yes;
    private final StringBuilder keys = new StringBuilder();
    private TurnId question = TurnId.NONE;
    private boolean heard;
    private boolean early;
    private boolean settled = true;

    CallersAnswer(YesWords yes) {
        this.yes = yes;
    }

    /** Nothing is asked, or not yet. */
    void forget() {
        asking(TurnId.NONE);
    }

    /** The question is said as this reply. */
    void asking(TurnId reply) {
        question = reply;
        heard = false;
        nothing();
    }

    /** This reply is the question. */
    boolean isQuestion(TurnId reply) {
        return isAsked() && reply.equals(question);
    }

    /** The question is being said, or was. */
    boolean isAsked() {
        return !question.equals(TurnId.NONE);
    }

    /** Nothing more of a reply will be heard. */
    void over(TurnId reply, Utterance words, boolean complete) {
        heard |= isQuestion(reply) && complete && !words.interrupted();
    }

    void edge(SpeechEdge edge) {
        early |= !heard && edge instanceof SpeechEdge.Started;
    }

    /** What was said so far may change, or not. */
    void words(boolean allThere) {
        settled = allThere;
    }

    void pressed(char key) {
        early |= !heard;
        keys.append(key);
    }

    /** What was said so far was nothing. */
    void nothing() {
        early = false;
        settled = true;
        keys.setLength(0);
    }

    /** These are all words and keys of the turn. */
    boolean isYes(String turn) {
        boolean key = YES_KEY.contentEquals(keys);
        String words =
                key ? turn.replaceFirst("(^|\\s)" + YES_KEY + "(\\s|$)", " ").strip() : turn;
        boolean said = settled && yes.judge(words) == Answer.YES;
        return heard && !early && (key && words.isEmpty() || (key || keys.isEmpty()) && said);
    }
}
