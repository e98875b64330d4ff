package ai.beluga.voice.provider.socket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a vendor sends that its client does not know, in the log at DEBUG, once each: vendors add to their events, and nothing
 * breaks by that, but somebody may want to know. Not thread-safe.
 */
public final class UnknownNames {

    private static final int MOST = 32;
    /** Others are no names, and may hold anything. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,79}");

    private final Logger log;
    private final String peer;
    private final Set<String> known;
    private final Set<String> told = new HashSet<>();

    /** @param known names of which nothing is said */
    public UnknownNames(Logger log, String peer, Set<String> known) {
        this.log = log;
        this.peer = peer;
        this.known = known;
    }

    /** These came. */
    public void saw(Collection<String> names) {
        names.forEach(this::saw);
    }

    /** This came. */
    public void saw(String name) {
        if (!known.contains(name) && told.size() < MOST && told.add(name)) {
            String shown = NAME.matcher(name).matches() ? name : "without a name";
            log.log(Level.DEBUG, "{0} sent something unknown: {1}", peer, shown);
        }
    }
}
