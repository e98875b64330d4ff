"""Makes the phrases of the second set: a WAV of 8 kHz PCM a voice and index.txt, into the directory given.

    python3 generate.py OUT JOE.onnx ASTERISK_SOUNDS_EN

Needs piper, festival with festvox-kdlpc16k, espeak-ng and sox of the PATH."""
import os, subprocess, sys, wave

INTERRUPTIONS = ["Hang on a second.", "Why?", "Which one?", "That's not what I asked.", "No, thank you.", "Is there parking?",
                 "I need a receipt.", "Cancel my order.", "How long does that take?", "But I ordered two.", "Sorry?",
                 "Okay, and what about shipping?", "Yes, I want the second one.", "Slow down, please.", "Who is speaking?",
                 "Tuesday."]
BACKCHANNELS = ["Um hum.", "Yep.", "Oh, yeah.", "Really?", "That's right.", "Oh, I see.", "I understand.", "Fine.",
                "Thank you.", "Okay, sure.", "Good.", "Hum."]
# The voices would spell "mhm" and "hm".
PHRASES = [("interruption", t) for t in INTERRUPTIONS] + [("backchannel", t) for t in BACKCHANNELS]
# Recordings of Allison Smith: file, kind, words.
RECORDED = [("hello", "interruption", "Hello."), ("im-sorry", "interruption", "I'm sorry."),
            ("one-moment-please", "interruption", "One moment, please."),
            ("please-try-again", "interruption", "Please try again."),
            ("something-terribly-wrong", "interruption", "Something is terribly wrong."),
            ("check-number-dial-again", "interruption", "Please check the number and dial again."),
            ("number-not-answering", "interruption", "That number is not answering."),
            ("digits/tomorrow", "interruption", "Tomorrow."), ("digits/day-2", "interruption", "Tuesday."),
            ("digits/mon-6", "interruption", "July."), ("auth-thankyou", "backchannel", "Thank you."),
            ("beep", "noise", "(beep)"), ("descending-2tone", "noise", "(two tones)"),
            ("tt-monkeys", "noise", "(monkeys)"), ("spy-jingle", "noise", "(jingle)"),
            ("demo-congrats", "babble", "(a long text)"), ("demo-instruct", "babble", "(a long text)"),
            ("vm-options", "babble", "(a long text)"), ("dir-intro", "babble", "(a long text)")]
LONGEST_SECONDS = "3.5"

out, joe, asterisk = sys.argv[1:4]
raw, spoken = os.path.join(out, "raw.wav"), os.path.join(out, "phrase.wav")


def run(*command, text=None):
    subprocess.run(command, input=text, text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def say_joe(text, fast):
    run("piper", "-m", joe, "-f", raw, "--length-scale", "0.88" if fast else "1.0", text=text)


def say_ked(text, fast):
    run("text2wave", "-o", raw, "-eval", "(begin (voice_ked_diphone) (Parameter.set 'Duration_Stretch %s))"
        % ("0.88" if fast else "1.0"), text=text)


def say_espeak(text, fast):
    run("espeak-ng", "-v", "en-us+f3", "-s", "185" if fast else "160", "-w", raw, text)


def telephone(source, cellular):
    """8 kHz and 250 to 3400 Hz; a cellular line codes it as GSM full rate besides."""
    band = ["rate", "8000", "sinc", "250-3400", "trim", "0", LONGEST_SECONDS]
    if cellular:
        coded = os.path.join(out, "phrase.gsm")
        run("sox", source, "-c", "1", "-r", "8000", "-e", "gsm-full-rate", coded, "norm", "-6", *band)
        run("sox", coded, "-e", "signed-integer", "-b", "16", spoken)
    else:
        run("sox", source, "-c", "1", "-r", "8000", "-e", "signed-integer", "-b", "16", spoken, "norm", "-6", *band)
    with wave.open(spoken) as all_of_it:
        return all_of_it.readframes(all_of_it.getnframes())


index = []


def write(voice, clips):
    pcm = b""
    for kind, text, samples in clips:
        index.append((voice, kind, len(pcm) // 2, len(samples) // 2, text))
        pcm += samples
    with wave.open(os.path.join(out, voice + ".wav"), "wb") as all_of_it:
        all_of_it.setnchannels(1)
        all_of_it.setsampwidth(2)
        all_of_it.setframerate(8000)
        all_of_it.writeframes(pcm)


for voice, say in (("joe", say_joe), ("ked", say_ked), ("espeak", say_espeak)):
    clips = []
    for i, (kind, text) in enumerate(PHRASES):
        say(text, i % 2 == 1)
        clips.append((kind, text, telephone(raw, i % 3 == 2)))
    write(voice, clips)
write("smith", [(kind, text, telephone(os.path.join(asterisk, name + ".wav"), False)) for name, kind, text in RECORDED])
with open(os.path.join(out, "index.txt"), "w") as lines:
    lines.writelines("|".join(map(str, entry)) + "\n" for entry in index)
