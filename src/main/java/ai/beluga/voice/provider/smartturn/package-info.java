/**
 * End of turn from how it was said: a network hears the last seconds of the turn when the caller pauses. A package because a
 * model file of the operator's choice, its front end and the threads that run it belong together.
 *
 * <pre>
 * call's thread                          a few borrowed threads, shared by all calls
 * accept  --> TurnWindow (8 s ring)
 * paused  --> its copy --> EstimatePool --> NetworkJudge: Resampler, LogMel, network --> estimate
 * speaking, endTurn, close: what waits is taken back, what comes later is dropped
 * </pre>
 */
@NullMarked
package ai.beluga.voice.provider.smartturn;

import org.jspecify.annotations.NullMarked;
