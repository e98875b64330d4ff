package ai.beluga.voice.provider.knowledge;

/** What a caller wants who is not asking about the company. */
enum Intent {
    /** Nothing was understood. */
    NOTHING,
    /** Says hello and no more. */
    GREETING,
    THANKS,
    /** Says yes, or asks to go on. */
    YES,
    NO,
    GOODBYE,
    /** Wants to hear the last words again. */
    REPEAT,
    /** Wants to speak with a person. */
    PERSON,
    /** Asks what can be asked. */
    ABILITIES,
    /** Asks who or what is speaking. */
    WHO,
    /** None of the others: a question about the company. */
    QUESTION
}
