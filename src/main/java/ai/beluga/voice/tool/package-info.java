/**
 * What an agent or a model may do besides talking. A tool is a method of the application's; the model asks for it by name, and
 * nothing it says is believed: arguments are checked against the method, who calls is told by the call, what has effects happens
 * once, and what must be confirmed is asked of the caller in the gateway's own words.
 *
 * <pre>
 *  model ── name, arguments ──▶ Allowance ──▶ Arguments ──▶ EffectLedger ──▶ Confirmation ──▶ the method
 *                                 too many?     wrong?        done before?     caller said yes?     │ deadline
 *  model ◀──────────── ToolResult: done · refused · waiting · late ◀────────────────────────────────┘
 * </pre>
 */
@NullMarked
package ai.beluga.voice.tool;

import org.jspecify.annotations.NullMarked;
