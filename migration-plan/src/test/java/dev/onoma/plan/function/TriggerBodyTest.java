package dev.onoma.plan.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Identifier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerBodyTest {

    private static final Map<Identifier, Identifier> RENAMES = Map.of(
            Identifier.of("updatedAt"), Identifier.of("updated_at"), Identifier.of("created"), Identifier.of("order"));

    @Test
    void rewritesColumnsOfNewAndOldOnly() {
        String body = """
                BEGIN -- NEW."updatedAt"
                  NEW."updatedAt" := now(); old . /* x */ "updatedAt" = NEW.Created; new."created" = NEW.other;
                  RAISE NOTICE 'NEW."updatedAt"'; PERFORM t."updatedAt" FROM t; x.new."updatedAt";
                  RETURN NEW; END""";
        assertThat(TriggerBody.read(body, RENAMES)).isEqualTo(new Reading.Rewritten("""
                BEGIN -- NEW."updatedAt"
                  NEW.updated_at := now(); old . /* x */ updated_at = NEW."order"; new."order" = NEW.other;
                  RAISE NOTICE 'NEW."updatedAt"'; PERFORM t."updatedAt" FROM t; x.new."updatedAt";
                  RETURN NEW; END""", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN RETURN NEW; END",
                "BEGIN IF NEW IS DISTINCT FROM OLD THEN RETURN COALESCE(NEW, OLD); END IF; END",
                "BEGIN IF NEW.* IS NOT DISTINCT FROM OLD.* THEN RETURN NULL; END IF; END",
                "BEGIN NEW.\"UpdatedAt\" = 1; RETURN NEW; END",
            })
    void seesThatNothingDependsOnTheNames(String body) {
        assertThat(TriggerBody.read(body, RENAMES)).isEqualTo(new Reading.Untouched());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN INSERT INTO log VALUES (to_jsonb(NEW)); END", "BEGIN r := OLD; RETURN NEW; END"})
    void tellsThatTheRowIsHandedOn(String body) {
        assertThat(TriggerBody.read(body, RENAMES)).isEqualTo(new Reading.WholeRow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN INSERT INTO log VALUES (to_jsonb(NEW) ->> 'updatedAt'); END",
                "DECLARE r record; BEGIN r := NEW; RAISE NOTICE '%', r.\"updatedAt\"; END",
                "BEGIN EXECUTE 'SELECT ($1).\"updatedAt\"' USING NEW; END",
                "BEGIN NEW.\"updatedAt\" = 'open; END",
            })
    void refusesWhatItCannotBeSureOf(String body) {
        assertThat(TriggerBody.read(body, RENAMES)).isInstanceOf(Reading.Uncertain.class);
    }
}
