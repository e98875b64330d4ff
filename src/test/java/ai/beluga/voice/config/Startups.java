package ai.beluga.voice.config;

/** Brings the start to a state, for the tests of any package. */
public final class Startups {

    private Startups() {}

    public static void reached(Startup startup, Startup.State state) {
        startup.reached(state);
    }
}
