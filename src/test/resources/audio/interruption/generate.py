"""Speaks the phrases with flite of the PATH: a WAV of 16 kHz a voice and index.txt, into the directory given."""
import os, subprocess, sys, wave

INTERRUPTIONS = ["Wait.", "No.", "Stop.", "Hold on.", "Excuse me.", "What?", "Wait, that is wrong.", "No, I meant Sunday.",
                 "What about Monday?", "Can I speak to a person?", "Sorry, can you repeat that?", "How much does it cost?",
                 "Yes, but what about parking?", "Actually, I have another question.", "Let me stop you there.",
                 "I already know that.", "Okay, but how much is it?", "Do you deliver on Sunday?", "Never mind.", "Hello?"]
BACKCHANNELS = ["Um hum.", "Uh huh.", "Yeah.", "Okay.", "Right.", "I see.", "Sure.", "Yes.", "Great.", "Got it.", "All right.",
                "Oh, okay.", "Yeah, yeah.", "Ah."]
FASTER = {"slt": "0.85", "rms": "0.9", "awb": "0.9", "kal16": "0.9"}
PHRASES = [("interruption", t) for t in INTERRUPTIONS] + [("backchannel", t) for t in BACKCHANNELS]

out = sys.argv[1]
index = []
for voice, faster in FASTER.items():
    pcm = b""
    for i, (kind, text) in enumerate(PHRASES):
        file = os.path.join(out, "phrase.wav")
        stretch = "1.0" if i % 2 == 0 else faster
        subprocess.run(["flite", "-voice", voice, "--setf", "duration_stretch=" + stretch, "-t", text, file], check=True)
        with wave.open(file) as spoken:
            assert spoken.getframerate() == 16000
            samples = spoken.readframes(spoken.getnframes())
        index.append((voice.replace("16", ""), kind, len(pcm) // 4, len(samples) // 4, text))
        pcm += samples + b"\0\0" * (2 - (len(samples) // 2) % 2)
    with wave.open(os.path.join(out, voice + ".wav"), "wb") as all_of_it:
        all_of_it.setnchannels(1)
        all_of_it.setsampwidth(2)
        all_of_it.setframerate(16000)
        all_of_it.writeframes(pcm)
with open(os.path.join(out, "index.txt"), "w") as lines:
    lines.writelines("|".join(map(str, entry)) + "\n" for entry in index)
