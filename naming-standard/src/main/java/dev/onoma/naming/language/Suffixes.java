package dev.onoma.naming.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atteo.evo.inflector.English;

/** What the end of an English word tells: whether it is a plural, and of what. */
final class Suffixes {

    private record Ending(String plural, String singular) {}

    /** Words in -us and -is are singular but for these. */
    private static final Set<String> PLURALS_IN_US_OR_IS = words("""
            apis bikinis clis cpus emojis emus gnus gpus guis gurus haikus kiwis kpis menus npus otus pois rabbis safaris sdis
            skis skus submenus taxis tofus tpus tsunamis tutus uis uris wikis yetis
            """);

    private static final Set<String> TO_IS = words("""
            analyses axes crises diagnoses ellipses emphases geneses hypotheses metamorphoses neuroses oases paralyses
            parentheses prognoses psychoanalyses symbioses synopses syntheses theses
            """);

    private static final Set<String> TO_F = words("""
            behalves calves dwarves elves halves hooves leaves loaves scarves selves sheaves shelves thieves wharves wolves
            """);

    private static final Set<String> TO_FE = words("knives lives wives midwives housewives");

    /** Words whose singular ends in e although the rules below would take it away or make a y of it. */
    private static final Set<String> TO_E = words("""
            abuses accuses aches amuses aunties avalanches backhoes birdies brownies caches calories canoes cliches
            cookies creches dies excuses floes foes fuses genies headaches hoes hoodies indies lies menageries
            moustaches movies muses niches oboes pies pixies prairies psyches quiches recluses refuses reuses roes
            rookies ruses selfies shoes smoothies stomachaches ties tiptoes toes uses woes zombies
            """);

    private static final List<Ending> ENDINGS = List.of(
            new Ending("sses", "ss"),
            new Ending("ouses", "ouse"),
            new Ending("auses", "ause"),
            new Ending("uses", "us"),
            new Ending("zzes", "zz"),
            new Ending("tzes", "tz"),
            new Ending("ches", "ch"),
            new Ending("shes", "sh"),
            new Ending("xes", "x"),
            new Ending("oes", "o"),
            new Ending("ies", "y"),
            new Ending("s", ""));

    /** Plurals without an s, also at the end of a longer word: salesmen. */
    private static final List<Ending> WITHOUT_S = List.of(
            new Ending("men", "man"),
            new Ending("children", "child"),
            new Ending("people", "person"),
            new Ending("feet", "foot"),
            new Ending("teeth", "tooth"),
            new Ending("geese", "goose"),
            new Ending("mice", "mouse"));

    private static final Map<String, String> LATIN = Map.ofEntries(
            Map.entry("alumni", "alumnus"),
            Map.entry("automata", "automaton"),
            Map.entry("bacteria", "bacterium"),
            Map.entry("cacti", "cactus"),
            Map.entry("corpora", "corpus"),
            Map.entry("criteria", "criterion"),
            Map.entry("curricula", "curriculum"),
            Map.entry("errata", "erratum"),
            Map.entry("formulae", "formula"),
            Map.entry("foci", "focus"),
            Map.entry("genera", "genus"),
            Map.entry("loci", "locus"),
            Map.entry("memoranda", "memorandum"),
            Map.entry("nuclei", "nucleus"),
            Map.entry("phenomena", "phenomenon"),
            Map.entry("radii", "radius"),
            Map.entry("stimuli", "stimulus"),
            Map.entry("strata", "stratum"),
            Map.entry("symposia", "symposium"));

    /** Nouns in -o take an s, all but these old ones. */
    private static final Set<String> WITH_ES = words(
            "buffalo cargo domino echo embargo go hero mango mosquito no potato tomato tornado torpedo veto volcano");

    /** Nouns in -ed, besides those in -eed. */
    private static final Set<String> NOUNS_IN_ED = words("embed hundred moped biped watershed");

    private Suffixes() {}

    /** Archived, deleted, partitioned: words that have no plural. */
    static boolean isParticiple(String word) {
        return word.length() > 4 && word.endsWith("ed") && !word.endsWith("eed") && !NOUNS_IN_ED.contains(word);
    }

    /** For a word that ends in s. */
    static boolean looksSingular(String word) {
        return word.endsWith("ss")
                || (word.endsWith("us") || word.endsWith("is")) && !PLURALS_IN_US_OR_IS.contains(word);
    }

    static boolean isPluralWithoutS(String word) {
        return !singularWithoutS(word).equals(word);
    }

    static String plural(String word) {
        return word.endsWith("o") && !WITH_ES.contains(word) ? word + "s" : English.plural(word);
    }

    /** The singular of a word that is known to be a plural. */
    static String singular(String word, Set<String> singulars) {
        if (!word.endsWith("s")) {
            return singularWithoutS(word);
        }
        String withoutEs = word.endsWith("es") ? word.substring(0, word.length() - 2) : word;
        if (singulars.contains(withoutEs)) {
            return withoutEs;
        }
        if (TO_IS.contains(word)) {
            return withoutEs + "is";
        }
        if (TO_E.contains(word)) {
            return withoutEs + "e";
        }
        if (TO_F.contains(word) || TO_FE.contains(word)) {
            return word.substring(0, word.length() - 3) + (TO_F.contains(word) ? "f" : "fe");
        }
        return byEnding(word);
    }

    private static String byEnding(String word) {
        for (Ending ending : ENDINGS) {
            if (word.length() > ending.plural().length() && word.endsWith(ending.plural())) {
                return word.substring(0, word.length() - ending.plural().length()) + ending.singular();
            }
        }
        return word;
    }

    private static String singularWithoutS(String word) {
        String latin = LATIN.get(word);
        if (latin != null) {
            return latin;
        }
        for (Ending ending : WITHOUT_S) {
            if (word.endsWith(ending.plural())) {
                return word.substring(0, word.length() - ending.plural().length()) + ending.singular();
            }
        }
        return word;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
