package ai.beluga.voice.provider.mary;

import ai.beluga.voice.provider.mary.english.ReadAloud;
import ai.beluga.voice.provider.mary.english.Sentence;
import ai.beluga.voice.speech.tts.TtsEvent.Word;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.logging.Level;
import java.util.logging.Logger;
import marytts.htsengine.HMMData;
import marytts.htsengine.HTSParameterGeneration;
import marytts.htsengine.HTSUttModel;
import marytts.modules.HTSEngine;
import marytts.unitselection.select.Target;
import marytts.util.MaryUtils;

/** The models of the voice, in memory once; what it computes may run on several threads. */
final class LoadedVoice {

    /** Samples per second of the vocoder. */
    static final int SAMPLE_RATE_HZ = 48_000;

    private static final String VOICE = "cmu-slt-hsmm";

    /** MaryTTS writes words it cannot pronounce to its log; held here, as a level lasts as long as its logger. */
    private static final Logger MARYTTS_LOG = Logger.getLogger("marytts");

    private final HMMData models;
    private final FrontEnd frontEnd;

    private LoadedVoice(HMMData models, FrontEnd frontEnd) {
        this.models = models;
        this.frontEnd = frontEnd;
    }

    /**
     * Reads lexicon, tagger and models from the class path; takes about a second.
     *
     * @throws Exception as MaryTTS does
     */
    static LoadedVoice load() throws Exception {
        MARYTTS_LOG.setLevel(Level.OFF);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(LoadedVoice.class.getClassLoader()); // MaryTTS finds its parts by ServiceLoader
        try {
            HMMData models = new HMMData();
            models.initHMMData(VOICE);
            endMaintenance();
            models.setUseAcousticModels(false); // durations and pitch come from the same models, without the detour
            return new LoadedVoice(models, new FrontEnd(models));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** MaryTTS keeps a thread that deletes temporary files; here there are none, and it would outlive a redeploy. */
    private static void endMaintenance() throws ReflectiveOperationException {
        Field timer = MaryUtils.class.getDeclaredField("maintenanceTimer");
        timer.setAccessible(true);
        ((Timer) timer.get(null)).cancel();
    }

    /** The sentences of a text; words written in capitals are said as words when the lexicon has them. */
    List<Sentence> sentences(String text) {
        return ReadAloud.sentences(text, frontEnd::knows);
    }

    /**
     * What is known of a sentence before its first sample.
     *
     * @param words each written word and where it ends
     */
    record Utterance(List<Word> words, HTSParameterGeneration parameters) {}

    /** @throws Exception as MaryTTS does */
    Utterance prepare(Sentence sentence) throws Exception {
        FrontEnd.Phones phones = frontEnd.phones(sentence);
        HTSUttModel durations = new Durations().of(phones.targets(), models);
        HTSParameterGeneration parameters = new HTSParameterGeneration();
        parameters.htsMaximumLikelihoodParameterGeneration(durations, models);
        return new Utterance(words(sentence, phones, durations), parameters);
    }

    /**
     * Computes the audio of a sentence.
     *
     * @param samples takes each sample as it is computed; what it throws ends the computation
     * @throws Exception as MaryTTS does
     */
    void speak(Utterance utterance, StreamingVocoder.Samples samples) throws Exception {
        new StreamingVocoder().speak(utterance.parameters(), models, samples);
    }

    private List<Word> words(Sentence sentence, FrontEnd.Phones phones, HTSUttModel durations) {
        int[] endMillis = new int[sentence.words().size()];
        long samples = 0;
        for (int i = 0; i < durations.getNumModel(); i++) {
            samples += (long) durations.getUttModel(i).getTotalDur() * models.getFperiod();
            int word = phones.wordOf().get(i);
            if (word >= 0) {
                endMillis[word] = Math.toIntExact(samples * 1_000 / SAMPLE_RATE_HZ);
            }
        }
        List<Word> words = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < endMillis.length; i++) {
            last = Math.max(last, endMillis[i]); // what has no sound ends with the word before it
            words.add(new Word(sentence.words().get(i).text(), last));
        }
        return words;
    }

    /** Opens the protected step of MaryTTS; one for each sentence, as the engine keeps notes in itself. */
    private static final class Durations extends HTSEngine {
        private HTSUttModel of(List<Target> targets, HMMData models) throws Exception {
            return processTargetList(targets, null, models);
        }
    }
}
