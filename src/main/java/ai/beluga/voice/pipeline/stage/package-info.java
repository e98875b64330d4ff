/**
 * The steps between the caller's mouth and the caller's ear, each knowing only the events it takes and gives.
 *
 * <pre>
 *   ReceiveAudio ▸ DetectVoice ▸ Transcribe ▸ TakeTurns ▸ Respond ▸ Speak ▸ PlayOut
 *        ▲             │ scores      │ text       │ decisions │ words   │ audio   │ audible, over
 *        └── mailbox ◄─┴─────────────┴────────────┴───────────┴─────────┴─────────┘
 * </pre>
 *
 * <p>Everything that comes from elsewhere, results of engines as well as what a later stage has to tell an earlier one,
 * enters at the head, through the mailbox.
 */
@NullMarked
package ai.beluga.voice.pipeline.stage;

import org.jspecify.annotations.NullMarked;
