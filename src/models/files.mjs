// Gathers what the server needs from the installed packages in files/, under names of its own.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const moonshine = 'node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized';
const silero = 'node_modules/@ricky0123/vad-web/dist';

mkdirSync('files', { recursive: true });
copyFileSync(`${silero}/silero_vad_legacy.onnx`, 'files/silero_vad_v4.onnx');
copyFileSync(`${silero}/silero_vad_v5.onnx`, 'files/silero_vad_v5.onnx');
copyFileSync(`${silero}/silero_vad_v6.onnx`, 'files/silero_vad_v6.onnx');
copyFileSync('node_modules/@echogarden/fvad-wasm/fvad.wasm', 'files/fvad.wasm');
copyFileSync('node_modules/@jitsi/rnnoise-wasm/dist/rnnoise.wasm', 'files/rnnoise.wasm');
copyFileSync(`${moonshine}/encoder_model.onnx`, 'files/moonshine_tiny_encoder.onnx');
copyFileSync(`${moonshine}/decoder_model_merged.onnx`, 'files/moonshine_tiny_decoder.onnx');

// Their terms go where they go.
copyFileSync('node_modules/@moonshine-ai/moonshine-js/LICENSE', 'files/moonshine_tiny_licence.txt');
copyFileSync('node_modules/@echogarden/fvad-wasm/LICENSE', 'files/fvad_licence.txt');
copyFileSync('node_modules/@jitsi/rnnoise-wasm/LICENSE', 'files/rnnoise_licence.txt');
copyFileSync('node_modules/llama-tokenizer-js/LICENSE.md', 'files/moonshine_vocabulary_licence.txt');

const source = readFileSync('node_modules/llama-tokenizer-js/llama-tokenizer.js', 'utf8');
const [, vocabulary] = source.match(/const llama_vocab_base64 = "([A-Za-z0-9+/=]+)"/);
writeFileSync('files/moonshine_vocabulary.txt', Buffer.from(vocabulary, 'base64'));
