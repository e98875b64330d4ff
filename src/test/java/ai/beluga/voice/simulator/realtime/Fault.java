package ai.beluga.voice.simulator.realtime;

/**
 * What a client is told it did wrong.
 *
 * @param code empty for none
 * @param param empty for none
 * @param race {@code true} when a correct client can meet it, since both sides act at once
 */
public record Fault(String type, String code, String message, String param, boolean race) {

    private static final String INVALID = "invalid_request_error";

    /** A client's error. */
    public static Fault invalid(String code, String message, String param) {
        return new Fault(INVALID, code, message, param, false);
    }

    static Fault race(String code, String message) {
        return new Fault(INVALID, code, message, "", true);
    }

    public static Fault unknown(String path) {
        return invalid("unknown_parameter", "Unknown parameter: '" + path + "'.", path);
    }

    public static Fault missing(String path) {
        return invalid("missing_required_parameter", "Missing required parameter: '" + path + "'.", path);
    }

    public static Fault wrongType(String path, String expected, String got) {
        return invalid(
                "invalid_type",
                "Invalid type for '" + path + "': expected " + expected + ", but got " + got + " instead.",
                path);
    }

    public static Fault wrongValue(String path, String got) {
        return invalid("invalid_value", "Invalid value: '" + got + "'.", path);
    }

    /** The same of another type. */
    public Fault ofType(String other) {
        return new Fault(other, code, message, param, race);
    }

    static Fault noSuchItem(String what, String itemId) {
        return invalid(
                "item_" + what + "_invalid_item_id",
                "Error " + what.replaceAll("e$", "") + "ing item: the item with id '" + itemId + "' does not exist.",
                "");
    }

    /** A client is refused. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        public Refused(Fault fault) {
            super(fault.message());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }
}
