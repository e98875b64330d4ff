"""What the generators of the second and third set share: phrases and recordings as heard on a telephone, a WAV of 8 kHz PCM a voice, and
index.txt. Needs sox of the PATH."""
import os, subprocess, wave

LONGEST_SECONDS = "3.5"


def run(*command, text=None):
    subprocess.run(command, input=text, text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Recorder:
    """Writes into one directory. A voice speaks a text, faster or not, into the file raw."""

    def __init__(self, out):
        self.out = out
        self.raw = os.path.join(out, "raw.wav")
        self.index = []

    def phrases(self, voice, say, phrases):
        clips = []
        for i, (kind, text) in enumerate(phrases):
            say(text, i % 2 == 1)
            clips.append((kind, text, self._telephone(self.raw, i % 3 == 2)))
        self._write(voice, clips)

    def recordings(self, voice, directory, recorded):
        self._write(voice, [(kind, text, self._telephone(os.path.join(directory, name + ".wav"), False))
                            for name, kind, text in recorded])

    def write_index(self):
        with open(os.path.join(self.out, "index.txt"), "w") as lines:
            lines.writelines("|".join(map(str, entry)) + "\n" for entry in self.index)

    def _telephone(self, source, cellular):
        """8 kHz and 250 to 3400 Hz; a cellular line codes it as GSM full rate besides."""
        spoken = os.path.join(self.out, "phrase.wav")
        band = ["rate", "8000", "sinc", "250-3400", "trim", "0", LONGEST_SECONDS]
        if cellular:
            coded = os.path.join(self.out, "phrase.gsm")
            run("sox", source, "-c", "1", "-r", "8000", "-e", "gsm-full-rate", coded, "norm", "-6", *band)
            run("sox", coded, "-e", "signed-integer", "-b", "16", spoken)
        else:
            run("sox", source, "-c", "1", "-r", "8000", "-e", "signed-integer", "-b", "16", spoken, "norm", "-6", *band)
        with wave.open(spoken) as all_of_it:
            return all_of_it.readframes(all_of_it.getnframes())

    def _write(self, voice, clips):
        pcm = b""
        for kind, text, samples in clips:
            self.index.append((voice, kind, len(pcm) // 2, len(samples) // 2, text))
            pcm += samples
        with wave.open(os.path.join(self.out, voice + ".wav"), "wb") as all_of_it:
            all_of_it.setnchannels(1)
            all_of_it.setsampwidth(2)
            all_of_it.setframerate(8000)
            all_of_it.writeframes(pcm)
