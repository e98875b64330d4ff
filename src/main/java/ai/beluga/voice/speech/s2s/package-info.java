/**
 * One model that hears, thinks and speaks, in place of recogniser, agent and voice. Free of any vendor's notions: what a vendor
 * calls item, response, content block or turn is a <em>part</em> of a <em>reply</em> here.
 *
 * <pre>
 *  caller audio ──▶ accept ─────▶┐              ┌──▶ CallerSpeech · CallerText
 *  our turn-taking ─▶ started/finished ▶│  vendor's  ├──▶ ReplyBegan ▸ Audio · Words · PartEnded ▸ ReplyEnded
 *  heard position ──▶ interrupt ▶│   stream     ├──▶ ToolCalled · ToolWithdrawn
 *  tools ───────────▶ toolResult ▶┘              └──▶ Leaving · Resumable · Used · Failed
 * </pre>
 */
@NullMarked
package ai.beluga.voice.speech.s2s;

import org.jspecify.annotations.NullMarked;
