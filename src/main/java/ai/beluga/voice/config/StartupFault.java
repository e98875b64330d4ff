package ai.beluga.voice.config;

/** A part cannot be loaded, and the operator has to act. */
public class StartupFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public StartupFault(Fault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    public StartupFault(Fault fault, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
    }

    /** What is wrong and what to do. */
    public Fault fault() {
        return fault;
    }
}
