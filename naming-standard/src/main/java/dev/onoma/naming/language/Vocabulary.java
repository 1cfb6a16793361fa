package dev.onoma.naming.language;

import java.util.Map;
import java.util.Set;

/**
 * The words that no general rule gets right. All but the first are in lower case.
 *
 * @param acronyms words with capitals inside that are one word, as they are written: {@code OAuth}, {@code iOS}, {@code API}
 * @param irregular singular → plural where the English inflector is wrong: {@code person} → {@code people}
 * @param uncountable words that are their own plural: {@code metadata}
 * @param plurals plural → singular of further plurals that are good as they are: {@code indices} → {@code index}
 * @param singulars words that end in s and are no plurals: {@code alias}
 */
public record Vocabulary(
        Set<String> acronyms,
        Map<String, String> irregular,
        Set<String> uncountable,
        Map<String, String> plurals,
        Set<String> singulars) {

    public Vocabulary {
        acronyms = Set.copyOf(acronyms);
        irregular = Map.copyOf(irregular);
        uncountable = Set.copyOf(uncountable);
        plurals = Map.copyOf(plurals);
        singulars = Set.copyOf(singulars);
    }
}
