package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.naming.language.Vocabulary;
import dev.onoma.naming.rules.RuleKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A standard while it is being read: empty, or what another one says. */
final class StandardDraft {

    List<Identifier> schemas = List.of();
    final Set<NamePattern> exclusions = new LinkedHashSet<>();
    final Map<RuleKey, Mode> modes = new EnumMap<>(RuleKey.class);
    ReservedWords reservedWords = ReservedWords.DECISION;
    final Set<String> acronyms = new HashSet<>();
    final Map<String, String> irregular = new HashMap<>();
    final Set<String> uncountable = new HashSet<>();
    final Map<String, String> plurals = new HashMap<>();
    final Set<String> singulars = new HashSet<>();
    final Map<String, String> timestamps = new HashMap<>();
    final Set<String> booleanVerbs = new HashSet<>();
    final Set<String> collectives = new HashSet<>();
    String uniqueIndexPrefix = "uq";
    boolean appendId;
    String digitPrefix = "";
    OldNameUses oldNameUses = OldNameUses.SAMPLE;
    final List<NamesReader.Given> names = new ArrayList<>();

    StandardDraft() {}

    /** Begins with all but the names given by hand, which belong to one database. */
    StandardDraft(Standard base) {
        schemas = base.schemas();
        exclusions.addAll(base.exclusions());
        modes.putAll(base.modes());
        reservedWords = base.reservedWords();
        acronyms.addAll(base.vocabulary().acronyms());
        irregular.putAll(base.vocabulary().irregular());
        uncountable.addAll(base.vocabulary().uncountable());
        plurals.putAll(base.vocabulary().plurals());
        singulars.addAll(base.vocabulary().singulars());
        timestamps.putAll(base.conventions().timestamps());
        booleanVerbs.addAll(base.conventions().booleanVerbs());
        collectives.addAll(base.conventions().collectives());
        uniqueIndexPrefix = base.conventions().uniqueIndexPrefix();
        appendId = base.conventions().appendId();
        digitPrefix = base.conventions().digitPrefix();
        oldNameUses = base.oldNameUses();
    }

    Standard standard() {
        return new Standard(
                schemas,
                List.copyOf(exclusions),
                modes,
                reservedWords,
                new Vocabulary(acronyms, irregular, uncountable, plurals, singulars),
                new Conventions(timestamps, booleanVerbs, collectives, uniqueIndexPrefix, appendId, digitPrefix),
                oldNameUses,
                NamesReader.collect(names));
    }
}
