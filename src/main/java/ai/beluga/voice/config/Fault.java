package ai.beluga.voice.config;

/**
 * One mistake in the configuration.
 *
 * @param key full name
 * @param value as written, masked for secrets; empty when nothing was set
 * @param source where the value came from, with its ordinal
 * @param expected what is allowed
 * @param fix what to do now
 */
public record Fault(String key, String value, String source, String expected, String fix) {

    /** Stands for a value that must not be shown. */
    static final String MASK = "***";

    /** For health data: one line. */
    public String sentence() {
        String found = value.isEmpty() ? " is not set" : " = \"" + value + "\" (from " + source + ")";
        return key + found + ": expected " + expected + ". To fix it, " + fix + ".";
    }

    /** For the log: one fact a line. */
    public String block() {
        return key + (value.isEmpty() ? " is not set" : " = \"" + value + "\"")
                + "\n  from   " + source
                + "\n  expect " + expected
                + "\n  fix    " + fix;
    }
}
