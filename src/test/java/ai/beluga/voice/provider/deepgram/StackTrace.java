package ai.beluga.voice.provider.deepgram;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a log would show of a failure. */
final class StackTrace {

    private StackTrace() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
