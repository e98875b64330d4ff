package ai.beluga.voice.twilio.security;

import ai.beluga.voice.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Tells the operator why requests were refused, at most once in ten seconds: strangers must not fill the disk. */
final class RefusalLog {

    private static final Logger LOG = System.getLogger(RefusalLog.class.getName());
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Ticker ticker;
    private long saidNanos;
    private long refused;

    RefusalLog(Ticker ticker) {
        this.ticker = ticker;
        this.saidNanos = ticker.nanos() - QUIET.toNanos();
    }

    void unsigned(String url, boolean shown) {
        say((shown ? "its signature is not Twilio's for " + url : "no signature was shown for " + url)
                + "; if it was Twilio, compare beluga.public-url and beluga.twilio.auth-token with Twilio's console");
    }

    void browser(String url) {
        say("a browser asked for the media stream " + url);
    }

    void unreadable(String url, IllegalArgumentException reason) {
        say("its parameters for " + url + " cannot be read: " + reason.getMessage());
    }

    private synchronized void say(String reason) {
        refused++;
        if (ticker.nanos() - saidNanos >= QUIET.toNanos()) {
            LOG.log(Level.WARNING, "request refused: {0} ({1} refused since the last message)", reason, refused);
            saidNanos = ticker.nanos();
            refused = 0;
        }
    }
}
