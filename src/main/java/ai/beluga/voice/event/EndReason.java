package ai.beluga.voice.event;

/** Why a call's conversation ended: a closed list, each with the party it lies with. */
public enum EndReason {
    /** The agent said goodbye and the caller heard it. */
    GOODBYE(Owner.AGENT),
    /** The call goes on with a person. */
    TRANSFER(Owner.AGENT),
    /** The caller hung up. */
    CALLER_HUNG_UP(Owner.CALLER),
    /** The caller said nothing to the last re-prompt. */
    CALLER_SILENT(Owner.CALLER),
    /** The line was lost and no new one came in time. */
    LINE_LOST(Owner.CARRIER),
    /** The other end of the line stopped reading. */
    PEER_SLOW(Owner.CARRIER),
    /** The other end of the line broke the protocol. */
    PROTOCOL_ERROR(Owner.CARRIER),
    /** The longest duration allowed was reached. */
    MAX_DURATION(Owner.OPERATOR),
    /** The server is being stopped. */
    DRAIN(Owner.OPERATOR),
    /** A recogniser, agent or synthesizer failed and nothing could take over. */
    PROVIDER_FAILED(Owner.PROVIDER),
    /** A fault of the gateway itself. */
    INTERNAL_ERROR(Owner.GATEWAY);

    /** The party an end lies with. */
    public enum Owner {
        AGENT,
        CALLER,
        CARRIER,
        OPERATOR,
        PROVIDER,
        GATEWAY
    }

    private final Owner owner;

    EndReason(Owner owner) {
        this.owner = owner;
    }

    /** The party this end lies with. */
    public Owner owner() {
        return owner;
    }
}
