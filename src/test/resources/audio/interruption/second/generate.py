"""Makes the phrases of the second set: a WAV of 8 kHz PCM a voice and index.txt, into the directory given.

    python3 generate.py OUT JOE.onnx ASTERISK_SOUNDS_EN

Needs piper, festival with festvox-kdlpc16k, espeak-ng and sox of the PATH."""
import os, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from recorder import Recorder, run

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

out, joe, asterisk = sys.argv[1:4]
recorder = Recorder(out)
raw = recorder.raw


def say_joe(text, fast):
    run("piper", "-m", joe, "-f", raw, "--length-scale", "0.88" if fast else "1.0", text=text)


def say_ked(text, fast):
    run("text2wave", "-o", raw, "-eval", "(begin (voice_ked_diphone) (Parameter.set 'Duration_Stretch %s))"
        % ("0.88" if fast else "1.0"), text=text)


def say_espeak(text, fast):
    run("espeak-ng", "-v", "en-us+f3", "-s", "185" if fast else "160", "-w", raw, text)


for voice, say in (("joe", say_joe), ("ked", say_ked), ("espeak", say_espeak)):
    recorder.phrases(voice, say, PHRASES)
recorder.recordings("smith", asterisk, RECORDED)
recorder.write_index()
