package dev.onoma.endtoend.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeckTest {

    private final Deck deck = new Deck("tortured", true, true);

    @Test
    void everyKindComesInFivePasses() {
        Set<String> kinds = new HashSet<>();
        LongStream.range(-50, 5 * deck.kinds().size())
                .forEach(place -> kinds.add(deck.at(place).kind()));

        assertThat(kinds).containsExactlyInAnyOrderElementsOf(deck.kinds());
    }

    @Test
    void whatIsAtAPlaceIsAlwaysTheSame() {
        Deck again = new Deck("tortured", true, true);

        assertThat(LongStream.range(1_000, 1_200)
                        .mapToObj(place -> again.at(place).toString()))
                .containsExactlyElementsOf(LongStream.range(1_000, 1_200)
                        .mapToObj(place -> deck.at(place).toString())
                        .toList());
    }

    @Test
    void theTallyNamesWhatWasNeverMet() {
        Tally tally = new Tally(List.of("planner killed", "planner asleep"));
        tally.met("planner killed", "EXPANDING");
        tally.met("planner killed", "EXPANDING");
        tally.met("planner killed", "COMPLETED");

        assertThat(tally.lines())
                .anySatisfy(line -> assertThat(line).matches("planner killed +3 +0 +2 +0 +0 +0 +0 +1"))
                .anySatisfy(line -> assertThat(line).matches("planner asleep +0 .*"))
                .last()
                .asString()
                .startsWith("1 of 2 kinds of faults were never met");
    }
}
