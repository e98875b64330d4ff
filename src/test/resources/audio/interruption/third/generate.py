"""Makes the phrases of the third set, as the second was made: a WAV of 8 kHz PCM a voice and index.txt, into the directory given.

    python3 generate.py OUT ASTERISK_SOUNDS_EN

Each phrase stands for one of the second set: as long, and wanting the same. Needs hibari, espeak-ng and sox of the PATH."""
import os, subprocess, sys, wave

INTERRUPTIONS = ["Just a second.", "When?", "How many?", "That is not my address.", "No, not that one.", "Are you a robot?",
                 "I want a refund.", "Change my booking.", "What time do you close?", "But it never arrived.", "Pardon?",
                 "Right, and where is that?", "Yes, but I live abroad.", "Say that again, please.", "Is this a recording?",
                 "Friday."]
BACKCHANNELS = ["Aha.", "Yup.", "Oh, right.", "Indeed.", "That's true.", "Ah, okay.", "Makes sense.", "Nice.",
                "Thanks.", "Yes, yes.", "Perfect.", "Oh."]
PHRASES = [("interruption", t) for t in INTERRUPTIONS] + [("backchannel", t) for t in BACKCHANNELS]
# Recordings of Allison Smith: file, kind, words.
RECORDED = [("goodbye", "interruption", "Goodbye."), ("sorry-youre-having-problems", "interruption", "Sorry you're having problems."),
            ("do-not-disturb", "interruption", "Do not disturb."),
            ("please-try-call-later", "interruption", "Please try your call again later."),
            ("pls-hold-while-try", "interruption", "Please hold while I try."),
            ("conf-invalid", "interruption", "That is not a valid conference number."),
            ("feature-not-avail-line", "interruption", "That feature is not available on this line."),
            ("digits/yesterday", "interruption", "Yesterday."), ("digits/day-4", "interruption", "Thursday."),
            ("digits/mon-10", "interruption", "November."), ("privacy-thankyou", "backchannel", "Thank you."),
            ("beeperr", "noise", "(beep)"), ("ascending-2tone", "noise", "(two tones)"),
            ("confbridge-join", "noise", "(chime up)"), ("confbridge-leave", "noise", "(chime down)"),
            ("demo-enterkeywords", "babble", "(a long text)"), ("demo-moreinfo", "babble", "(a long text)"),
            ("vm-intro", "babble", "(a long text)"), ("demo-nogo", "babble", "(a long text)")]
LONGEST_SECONDS = "3.5"
# A larger head, so that another person seems to speak.
LOWER = 0.84

out, asterisk = sys.argv[1:3]
raw, spoken = os.path.join(out, "raw.wav"), os.path.join(out, "phrase.wav")


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def say_heart(text, fast):
    run("hibari", "--seed", "1", "--speed", "1.13" if fast else "1.0", "-o", raw, text)


def say_low(text, fast):
    high = os.path.join(out, "high.wav")
    run("hibari", "--seed", "2", "--speed", str((1.13 if fast else 1.0) / LOWER), "-o", high, text)
    run("sox", high, raw, "speed", str(LOWER))


def say_scot(text, fast):
    run("espeak-ng", "-v", "en-gb-scotland+m3", "-s", "185" if fast else "160", "-w", raw, text)


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


for voice, say in (("heart", say_heart), ("low", say_low), ("scot", say_scot)):
    clips = []
    for i, (kind, text) in enumerate(PHRASES):
        say(text, i % 2 == 1)
        clips.append((kind, text, telephone(raw, i % 3 == 2)))
    write(voice, clips)
write("smith", [(kind, text, telephone(os.path.join(asterisk, name + ".wav"), False)) for name, kind, text in RECORDED])
with open(os.path.join(out, "index.txt"), "w") as lines:
    lines.writelines("|".join(map(str, entry)) + "\n" for entry in index)
