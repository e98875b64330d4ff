"""Makes the phrases of the third set, as the second was made: a WAV of 8 kHz PCM a voice and index.txt, into the directory given.

    python3 generate.py OUT ASTERISK_SOUNDS_EN

Each phrase stands for one of the second set: as long, and wanting the same. Needs hibari, espeak-ng and sox of the PATH."""
import os, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from recorder import Recorder, run

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
# A larger head, so that another person seems to speak.
LOWER = 0.84

out, asterisk = sys.argv[1:3]
recorder = Recorder(out)
raw = recorder.raw


def say_heart(text, fast):
    run("hibari", "--seed", "1", "--speed", "1.13" if fast else "1.0", "-o", raw, text)


def say_low(text, fast):
    high = os.path.join(out, "high.wav")
    run("hibari", "--seed", "2", "--speed", str((1.13 if fast else 1.0) / LOWER), "-o", high, text)
    run("sox", high, raw, "speed", str(LOWER))


def say_scot(text, fast):
    run("espeak-ng", "-v", "en-gb-scotland+m3", "-s", "185" if fast else "160", "-w", raw, text)


for voice, say in (("heart", say_heart), ("low", say_low), ("scot", say_scot)):
    recorder.phrases(voice, say, PHRASES)
recorder.recordings("smith", asterisk, RECORDED)
recorder.write_index()
