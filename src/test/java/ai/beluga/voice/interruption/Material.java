package ai.beluga.voice.interruption;

import ai.beluga.voice.interruption.Overlap.Echo;
import ai.beluga.voice.interruption.Overlap.Part;
import ai.beluga.voice.testkit.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** The labelled overlaps; {@link Sources} says what each part is made from. Generated sounds differ in their seeds only. */
final class Material {

    /** What the agent says, long enough that it is never over before the caller's sound is judged. */
    static final List<String> REPLIES = List.of(
            "Thank you for calling the garden center. We are open from Monday to Friday between nine and six, and on"
                    + " Saturday until four. You can order plants by telephone, and we bring them to your door within"
                    + " three working days. Larger trees take a little longer.",
            "Your parcel left our warehouse yesterday evening and is now on its way to the local office. The driver"
                    + " will try to reach you before noon. When nobody is at home, the parcel waits at the nearest shop"
                    + " for seven days, where you can fetch it with your identity card.",
            "The museum shows three exhibitions this month. The first one is about the history of sailing, the second"
                + " about modern photography, and the third is made for children. A ticket is valid for the whole day,"
                + " and students pay half of the price.",
            "To reset the device, please press the large button on its back for ten seconds until the light turns"
                    + " green. Then connect the cable again and follow the steps in the manual. Your settings are kept,"
                    + " but the recordings of the last week are deleted.",
            "Your appointment with the dentist is on the fourth of October at half past eight. Please bring your"
                    + " insurance card and come ten minutes early to fill in the form. If you cannot come, call us one"
                    + " day before, otherwise we have to charge you for the visit.",
            "The train to the coast leaves from platform seven and stops at every village on its way. Bicycles travel"
                + " in the last carriage, and dogs need a ticket of their own. There is a small restaurant on board,"
                + " which opens after the first stop.",
            "The swimming pool is closed this week, because the roof is being repaired. Your season ticket is longer by"
                    + " seven days, and you need not do anything for it. The sauna and the gym are open as usual, and"
                    + " children may use the small pool in the garden.",
            "Your order of four chairs and a table was packed this morning. A lorry brings it on Thursday between ten"
                + " and two, and two people carry it into the room of your choice. Please keep the entrance free, and"
                + " look at every piece before you sign the paper.");

    /** Babble is so much softer than a caller of the middle level. */
    private static final double BEHIND_DB = -12;

    private static final double CALLER_DBFS = -26;
    private static final int LONGEST_RECORDING = 8 * 3_500;
    private static final String BABBLE = "babble";
    private static final int ECHOES = 12;
    private static final int ECHOED_INTERRUPTIONS = 8;
    private static final int GENERATED_OF_EACH = 3;
    private static final int BABBLES = 4;

    private final Part part;
    private final Sources sources;
    private final Random random;
    private final List<Overlap> overlaps = new ArrayList<>();

    private Material(Part part) {
        this.part = part;
        this.sources = Sources.of(part);
        this.random = new Random(part.ordinal() + 7);
    }

    static List<Overlap> of(Part part) {
        Material material = new Material(part);
        material.phrases();
        material.recordings();
        material.generated();
        material.babble();
        material.echoes();
        return List.copyOf(material.overlaps);
    }

    private void phrases() {
        int echoed = 0;
        for (String voice : sources.voices()) {
            for (Phrase phrase : phrases(voice)) {
                String name = voice + ": " + phrase.words();
                Kind kind = kind(phrase);
                add(name, kind, phrase.samples(), caller(), Echo.NONE);
                if (kind == Kind.INTERRUPTION && echoed < ECHOED_INTERRUPTIONS && random.nextInt(4) == 0) {
                    echoed++;
                    add(name, Kind.INTERRUPTION_AND_ECHO, phrase.samples(), caller(), echo());
                }
            }
        }
    }

    private List<Phrase> phrases(String voice) {
        return Phrase.of(sources.directory(), voice).stream()
                .filter(phrase -> !phrase.label().equals(BABBLE))
                .toList();
    }

    private static Kind kind(Phrase phrase) {
        return switch (phrase.label()) {
            case "backchannel" -> Kind.BACKCHANNEL;
            case "noise" -> Kind.NOISE;
            default -> Kind.INTERRUPTION;
        };
    }

    private double caller() {
        return sources.leastDbfs() + (sources.rangeDb() == 0 ? 0 : sources.rangeDb() * random.nextDouble());
    }

    private void recordings() {
        for (String name : sources.recordings()) {
            short[] all = Recording.named(name).samples();
            double[] samples = Phrase.doubles(Arrays.copyOf(all, Math.min(all.length, LONGEST_RECORDING)));
            add(name, Kind.INTERRUPTION, samples, CALLER_DBFS, Echo.NONE);
        }
    }

    private void generated() {
        for (GeneratedSound sound : GeneratedSound.values()) {
            for (int i = 0; i < GENERATED_OF_EACH; i++) {
                double level = sound.dbfs() + 6 * (random.nextDouble() - 0.5);
                add(
                        sound.name().toLowerCase(Locale.ROOT) + " " + i,
                        sound.kind(),
                        sound.make(random),
                        level,
                        Echo.NONE);
            }
        }
    }

    /** Six voices at once, 12 to 18 dB below a caller, for three seconds. */
    private void babble() {
        List<double[]> speech = behind();
        for (int i = 0; i < BABBLES; i++) {
            double[] mixed = new double[24_000];
            for (int voice = 0; voice < 6; voice++) {
                double[] one = speech.get(random.nextInt(speech.size()));
                double gain = 1 / Math.sqrt(Level.active(one));
                int at = random.nextInt(one.length);
                for (int n = 0; n < mixed.length; n++) {
                    mixed[n] += gain * one[(at + n) % one.length];
                }
            }
            add("babble " + i, Kind.NOISE, mixed, CALLER_DBFS + BEHIND_DB - 2 * i, Echo.NONE);
        }
    }

    private List<double[]> behind() {
        return Stream.concat(
                        sources.babble().stream()
                                .map(name ->
                                        Phrase.doubles(Recording.named(name).samples())),
                        sources.voices().stream()
                                .flatMap(voice -> Phrase.of(sources.directory(), voice).stream())
                                .filter(phrase -> phrase.label().equals(BABBLE))
                                .map(Phrase::samples))
                .toList();
    }

    private void echoes() {
        for (int i = 0; i < ECHOES; i++) {
            overlaps.add(new Overlap(
                    "echo " + i,
                    Kind.ECHO,
                    part,
                    new short[0],
                    0,
                    0,
                    new Echo(-15 - 15.0 * i / (ECHOES - 1), 100 + random.nextInt(201)),
                    reply(i)));
        }
    }

    private Echo echo() {
        return new Echo(-20 - 10 * random.nextDouble(), 100 + random.nextInt(201));
    }

    private void add(String name, Kind kind, double[] samples, double dbfs, Echo echo) {
        double gain = Level.FULL_SCALE * Math.pow(10, dbfs / 20) / Math.sqrt(Level.active(samples));
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.clamp(Math.round(gain * samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        overlaps.add(new Overlap(
                name,
                kind,
                part,
                out,
                Level.onsetMillis(samples),
                1_200 + random.nextInt(2_500),
                echo,
                reply(overlaps.size())));
    }

    /** Two of the replies are of each part. */
    private int reply(int number) {
        return 2 * part.ordinal() + number % 2;
    }
}
