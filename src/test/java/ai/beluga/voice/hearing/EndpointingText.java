package ai.beluga.voice.hearing;

import java.util.List;
import java.util.stream.Stream;

/** What the report on the end of turns says whatever was measured; {@link EndpointingReportTest} holds the page to it. */
final class EndpointingText {

    private static final String METHOD = String.format(
            """
            # When a turn is over

            Written by `ai.beluga.voice.hearing.EndpointingReport` (test tree, `mvn -Pendpointing`). How the rule works:\
             `turn-taking.md` and `decisions/0014-endpointing.md`.

            ## Method

            **Turns.** The sentences of `src/test/resources/endpointing/turns.txt`, each with the agent's question before it and a\
             caller, spoken piece by piece, with pauses of %d to %d ms between the pieces, drawn anew in each of %d rounds; noise 62\
             dB below full scale throughout; mu-law. A caller is a voice with a pace: pauses follow a log-normal law about a median\
             of 450, 700 or 1000 ms (two of three within 0.55 and 1.8 times of it).

            **Labels.** A pause between two pieces goes on, the one behind the last piece ends the turn. What the caller could\
             have meant as an end is not asked: "I lost my card" with more to come is a pause that goes on.

            **Two halves**, split by text, voice and caller. *Tuning*: the embedded voice at four rates (which change its pitch\
             too), and the telephone recordings of `src/test/resources/audio` taken apart at their own pauses of 120 ms or more\
             (librivox-0880 left out: nobody could say whether it is over). *Set aside*: two neural voices and one of diphones\
             (`src/test/resources/endpointing/README.md`), written and committed before anything was tuned on the rest, and heard by\
             the rules once, for this page. The same person wrote both halves and the rules, and all voices of the set-aside half are\
             synthetic: real callers differ more. Two older set-aside halves are tuning material now (see the history below).

            **Silence only** is the product's mode `silence` as it is by default: every pause of 700 ms ends the turn, whatever was\
             said. This was fixed before the run, and so was what is to be shown: fewer cut off and a shorter mean delay than that,\
             both on the set-aside half.

            **Chain.** The gateway's own stages hear it: `silero` and its smoothing, the embedded recogniser with its interim\
             texts (each decode takes %d ms here, so that the same audio always gives the same result), and the turn detector\
             `silence`, which has no opinion. What they report goes to the turn machine on counted time, %d turns a call. The\
             agent is silent until the turn is over, so a caller who was cut off goes on with the same turn; words taken before\
             are not heard again. Then the answer is heard, with the next question at its end, of which the machine is told what\
             the rules make of it.

            **Count.** *Cut off*: of the pauses that go on, those in which the turn was taken for over. *Delay*: from the last\
             sound of the turn until it was taken, with what the voice detector and the recogniser need. Turns at one of whose\
             pauses the recogniser has no words at all are left out: nobody can be asked anything then. After this run the embedded\
             recogniser was mended so that words it understood once are not lost when it makes nothing of the longer sound; most of\
             the turns left out would be heard now.

            **In brackets**: 95 %% of what other texts would give, a bootstrap that draws texts, each with all rounds.

            **How hard the set is.** About half of the pauses within turns are longer than 700 ms, and three in ten longer\
             than a second, far more than in most talk. The share of pauses cut off is\
             therefore no share of turns that callers would see cut off; it compares rules. A pause in which the caller has said what\
             could stand alone ("I lost my card", "Yes") is lost for every rule that is quick after whole sentences.

            **What was changed on the tuning half**, each for a reason of its own. The pause is a straight line over the log-odds of\
             the end, no longer over its probability: that is the line with the least expected loss, and it lets fewer finished turns\
             wait for the longest pause. The caller's pace stretches or shortens that line; it was a lower limit with a margin. Words\
             in place of a number or of letters that were asked for are an introduction or misheard, and no answer; misheard digits\
             of a number of known length no longer cost the longest pause when most of them are there; an address may end with a\
             place; "turn it on" and "I think so" are whole. On the tuning half without its\
             recordings the rule before had cut off 33.5 %% with a mean delay of 719 ms: a fifth of the turns waited longer than 900\
             ms, which was 290 ms of that mean.

            **A turn detector that hears the sound** cannot be judged here: smart-turn v3.2, asked 200, 500 and 800 ms after the end of\
             speech, tells ends from pauses no better than by chance on the tuning half (area under the curve 0.49 to 0.52 of 467\
             pauses), for the pieces are spoken one by one and sound finished alike. With it the rule got worse, and a second estimate\
             later in the pause made it worse still (52 instead of 32 %% cut off with the one at 500 ms): the longer the silence, the\
             surer it is of the end (median 0.77 at 200, 0.90 at 500 ms where callers go on). So there is no second estimate; it would\
             cost another 54 ms of processor time a pause (`hearing-cost.md`).

            **Fused %s** are the least, normal and longest pause; the line with the starting values is what an operator\
             has who sets nothing.

            **History.** First set-aside half: fused 50.0 %% cut off, mean 681 ms; fixed 700 ms 48.8 %%, 760 ms: did not hold.\
             Second one: fused 37.3 %% (26.6 to 48.8), mean 799 ms (692 to 922), median 609; fixed 700 ms 46.3 %%, 752 ms, 761: better\
             in cut-offs and median only. In both of them pauses were as many short as long ones by their logarithm, from 200 to\
             1800 and 2500 ms, whoever spoke.

            ![cut off over delay](endpointing/curve.svg)

            ## Material
            """,
            CallerPace.SHORTEST_MILLIS,
            CallerPace.LONGEST_MILLIS,
            PauseSet.ROUNDS,
            HeardTurn.DECODE_MILLIS,
            PauseRules.TURNS_A_CALL,
            "a, b, c ms");

    private EndpointingText() {}

    /** The head of the page. */
    static List<String> method() {
        return Stream.concat(METHOD.lines(), Stream.of("")).toList();
    }
}
