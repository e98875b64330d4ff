package ai.beluga.voice.interruption;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.interruption.Overlap.Echo;
import ai.beluga.voice.interruption.Overlap.Part;
import ai.beluga.voice.testkit.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The labelled overlaps. Parted by source: voices slt and rms, the recordings of the CMU test set, jfk, t1 and t2 are tuned
 * on; awb and kal, librivox, t3 and t4 are set aside. Generated sounds differ in their seeds only.
 */
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
                    + " but the recordings of the last week are deleted.");

    private static final double CALLER_DBFS = -26;
    private static final int HEADER_BYTES = 58;
    private static final Map<Part, List<String>> VOICES =
            Map.of(Part.TUNING, List.of("slt", "rms"), Part.SET_ASIDE, List.of("awb", "kal"));
    private static final Map<Part, List<String>> RECORDINGS = Map.of(
            Part.TUNING,
            List.of("jfk", "t1", "t2", "cards-001", "digits-2934z", "cmu-goforward", "cmu-something"),
            Part.SET_ASIDE,
            List.of("librivox-0870", "librivox-0880", "librivox-0890", "t3", "t4"));
    private static final int LONGEST_RECORDING = 8 * 3_500;
    private static final int ECHOES = 12;
    private static final int ECHOED_INTERRUPTIONS = 8;
    private static final int GENERATED_OF_EACH = 3;
    private static final int BABBLES = 4;

    private final Part part;
    private final Random random;
    private final List<Overlap> overlaps = new ArrayList<>();

    private Material(Part part) {
        this.part = part;
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
        for (String voice : VOICES.getOrDefault(part, List.of())) {
            for (Phrase phrase : Phrase.of(voice)) {
                String name = voice + ": " + phrase.words();
                add(name, phrase.kind(), phrase.samples(), CALLER_DBFS, Echo.NONE);
                if (phrase.kind() == Kind.INTERRUPTION && echoed < ECHOED_INTERRUPTIONS && random.nextInt(4) == 0) {
                    echoed++;
                    add(name, Kind.INTERRUPTION_AND_ECHO, phrase.samples(), CALLER_DBFS, echo());
                }
            }
        }
    }

    private void recordings() {
        for (String name : RECORDINGS.getOrDefault(part, List.of())) {
            short[] all = Recording.named(name).samples();
            double[] samples = doubles(Arrays.copyOf(all, Math.min(all.length, LONGEST_RECORDING)));
            add(name, Kind.INTERRUPTION, samples, CALLER_DBFS, Echo.NONE);
        }
    }

    private void generated() {
        for (GeneratedSound sound : GeneratedSound.values()) {
            for (int i = 0; i < GENERATED_OF_EACH; i++) {
                double level = sound.dbfs() + 6 * (random.nextDouble() - 0.5);
                add(
                        sound.name().toLowerCase(java.util.Locale.ROOT) + " " + i,
                        sound.kind(),
                        sound.make(random),
                        level,
                        Echo.NONE);
            }
        }
    }

    /** Six voices at once, 12 to 18 dB below a caller, for three seconds. */
    private void babble() {
        List<double[]> speech = RECORDINGS.getOrDefault(part, List.of()).stream()
                .map(name -> doubles(Recording.named(name).samples()))
                .toList();
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
            add("babble " + i, Kind.NOISE, mixed, CALLER_DBFS - 12 - 2 * i, Echo.NONE);
        }
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

    /** Half of the replies are of each part. */
    private int reply(int number) {
        return 2 * part.ordinal() + number % 2;
    }

    private static double[] doubles(short[] samples) {
        double[] out = new double[samples.length];
        Arrays.setAll(out, i -> samples[i]);
        return out;
    }

    /** Something short, spoken by a synthetic voice; see the README beside it. */
    private record Phrase(Kind kind, String words, double[] samples) {

        static List<Phrase> of(String voice) {
            byte[] wave = read(voice + ".ulaw.wav");
            return new String(read("index.txt"), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|"))
                    .filter(parts -> parts[0].equals(voice))
                    .map(parts -> {
                        short[] samples = new short[Integer.parseInt(parts[3])];
                        MuLaw.decode(wave, HEADER_BYTES + Integer.parseInt(parts[2]), samples.length, samples, 0);
                        Kind kind = parts[1].equals("backchannel") ? Kind.BACKCHANNEL : Kind.INTERRUPTION;
                        return new Phrase(kind, parts[4], doubles(samples));
                    })
                    .toList();
        }

        private static byte[] read(String name) {
            try (InputStream in = Material.class.getResourceAsStream("/audio/interruption/" + name)) {
                return Objects.requireNonNull(in, name).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
