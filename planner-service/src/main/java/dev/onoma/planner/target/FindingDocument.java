package dev.onoma.planner.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.catalog.Identifier;
import dev.onoma.naming.Finding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A name that breaks a rule, for people and programs.
 *
 * @param kind such as {@code table} or {@code column}
 * @param object as it would stand in SQL
 * @param proposal the name that would keep the rule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finding")
public record FindingDocument(
        String kind,
        String object,
        String rule,
        Finding.Level level,
        @Nullable String proposal,
        String message) {

    public static FindingDocument of(Finding finding) {
        Identifier proposal = finding.proposal();
        return new FindingDocument(
                finding.object().kind().words(),
                finding.object().toString(),
                finding.rule(),
                finding.level(),
                proposal == null ? null : proposal.value(),
                finding.message());
    }
}
