package ai.beluga.voice.provider.mary;

import ai.beluga.voice.provider.mary.english.Sentence;
import ai.beluga.voice.provider.mary.english.Token;
import ai.beluga.voice.provider.mary.english.WrittenWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marytts.datatypes.MaryData;
import marytts.datatypes.MaryDataType;
import marytts.datatypes.MaryXML;
import marytts.features.FeatureProcessorManager;
import marytts.features.FeatureRegistry;
import marytts.features.TargetFeatureComputer;
import marytts.htsengine.HMMData;
import marytts.language.en.PronunciationModel;
import marytts.language.en.Prosody;
import marytts.modules.InternalModule;
import marytts.modules.JPhonemiser;
import marytts.modules.OpenNLPPosTagger;
import marytts.modules.TargetFeatureLister;
import marytts.unitselection.select.Target;
import marytts.util.dom.MaryDomUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.traversal.TreeWalker;

/**
 * From words to phones in their context. MaryTTS promises no more than one caller at a time, so this class lets in one; it
 * takes about a tenth of the time of a sentence.
 */
final class FrontEnd {

    private static final String WORD = "word";
    private static final int NO_WORD = -1;

    private final JPhonemiser phonemiser = new JPhonemiser("en_US.");
    private final List<InternalModule> modules;
    private final TargetFeatureLister lister = new TargetFeatureLister();
    private final TargetFeatureComputer features;

    /** @throws Exception as the modules of MaryTTS do */
    FrontEnd(HMMData voice) throws Exception {
        FeatureRegistry.setFeatureProcessorManager(Locale.US, new FeatureProcessorManager("en_US"));
        modules = List.of(new OpenNLPPosTagger("en", "en.pos"), phonemiser, new Prosody(), new PronunciationModel());
        for (InternalModule module : modules) {
            module.startup();
        }
        features = FeatureRegistry.getTargetFeatureComputer(
                Locale.US, voice.getFeatureDefinition().getFeatureNames());
    }

    /**
     * Phones and pauses of a sentence.
     *
     * @param wordOf for each target the index of its written word, -1 for a pause
     */
    record Phones(List<Target> targets, List<Integer> wordOf) {}

    /** Whether the lexicon has a word, given in lower case. */
    synchronized boolean knows(String word) {
        return phonemiser.lexiconLookup(word, "") != null;
    }

    /** @throws Exception as the modules of MaryTTS do */
    synchronized Phones phones(Sentence sentence) throws Exception {
        MaryData data = new MaryData(MaryDataType.WORDS, Locale.US);
        data.setDocument(document(sentence));
        for (InternalModule module : modules) {
            data = module.process(data);
        }
        List<Element> sounds = new ArrayList<>();
        TreeWalker walker =
                MaryDomUtils.createTreeWalker(data.getDocument(), data.getDocument(), MaryXML.PHONE, MaryXML.BOUNDARY);
        for (Element next = (Element) walker.nextNode(); next != null; next = (Element) walker.nextNode()) {
            sounds.add(next);
        }
        List<Target> targets = lister.getListTargetFeatures(features, sounds);
        return new Phones(targets, sounds.stream().map(FrontEnd::wordOf).toList());
    }

    private static Document document(Sentence sentence) {
        Document document = MaryXML.newDocument();
        document.getDocumentElement().setAttribute("xml:lang", "en-US");
        Element paragraph = MaryXML.appendChildElement(document.getDocumentElement(), MaryXML.PARAGRAPH);
        Element parent = MaryXML.appendChildElement(paragraph, MaryXML.SENTENCE);
        for (int index = 0; index < sentence.words().size(); index++) {
            WrittenWord word = sentence.words().get(index);
            for (Token token : word.tokens()) {
                Element element = MaryXML.appendChildElement(parent, MaryXML.TOKEN);
                element.setTextContent(token.text());
                element.setAttribute(WORD, Integer.toString(index));
                token.phones().ifPresent(phones -> element.setAttribute("ph", phones));
            }
        }
        return document;
    }

    private static int wordOf(Element sound) {
        if (sound.getTagName().equals(MaryXML.BOUNDARY)) {
            return NO_WORD;
        }
        Element token = (Element) MaryDomUtils.getAncestor(sound, MaryXML.TOKEN);
        return Integer.parseInt(token.getAttribute(WORD));
    }
}
