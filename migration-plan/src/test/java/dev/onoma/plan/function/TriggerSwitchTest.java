package dev.onoma.plan.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerSwitchTest {

    @Test
    void choosesByTheNameOfTheTable() {
        String body = TriggerSwitch.body(
                List.of(new TriggerSwitch.Branch(List.of(QualifiedName.of("it's", "b")), "BEGIN NEW.b = 1; END")),
                "#variable_conflict use_column\nBEGIN NEW.a = 1; END; -- done");
        assertThat(body)
                .containsSubsequence(
                        "#variable_conflict use_column",
                        "BEGIN",
                        "IF (TG_TABLE_SCHEMA, TG_TABLE_NAME) IN (('it''s', 'b')) THEN",
                        "BEGIN NEW.b = 1; END;",
                        "ELSE",
                        "BEGIN NEW.a = 1; END; -- done",
                        "END IF;",
                        "END;");
    }

    @Test
    void isTheBodyItselfWhereThereIsNothingToChoose() {
        assertThat(TriggerSwitch.body(List.of(), "BEGIN END")).isEqualTo("BEGIN END");
    }
}
