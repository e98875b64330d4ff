package ai.beluga.voice.provider.smartturn;

/** Hears whether a turn is over. Serves one thread at a time. */
interface Judge extends AutoCloseable {

    /**
     * How likely the turn is over.
     *
     * @param turn the turn so far, PCM16 at 8 kHz, at most {@link TurnWindow#SAMPLES}
     * @return 0..1
     * @throws ai.beluga.voice.speech.ProviderException when it cannot tell
     */
    double endOfTurn(short[] turn);

    @Override
    void close();
}
