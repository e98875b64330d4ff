package ai.beluga.voice.interruption;

/** What is heard while the agent speaks. */
enum Kind {
    /** A question, a remark, a word that wants the floor. */
    INTERRUPTION("interruption", true),
    /** The same while the line gives the agent's own words back. */
    INTERRUPTION_AND_ECHO("interruption, echo behind it", true),
    /** "Mhm". */
    BACKCHANNEL("backchannel", false),
    /** Coughs, throats cleared, breath, laughter. */
    BODY("cough, breath, laughter", false),
    /** Clicks, doors, hum, ringing, people talking behind. */
    NOISE("noise", false),
    /** The agent's own words come back. */
    ECHO("echo of the agent", false);

    private final String title;
    private final boolean takesTheFloor;

    Kind(String title, boolean takesTheFloor) {
        this.title = title;
        this.takesTheFloor = takesTheFloor;
    }

    String title() {
        return title;
    }

    boolean takesTheFloor() {
        return takesTheFloor;
    }
}
