package dev.onoma.validator.check;

import java.sql.SQLException;

/** One question about a whole run, asked of the target and answered by verdicts. */
public sealed interface Check
        permits ShapeCheck,
                FingerprintCheck,
                IdentityCheck,
                RowCountCheck,
                ForeignKeyCheck,
                ViewCheck,
                PrivilegeCheck,
                RowSecurityCheck,
                NamingCheck,
                BusinessRuleCheck {

    /** What its verdicts bear; stable, for dashboards and policies. */
    String key();

    /** Whether it has something to ask at this point of a run. */
    default boolean appliesTo(Inspection inspection) {
        return true;
    }

    /**
     * Asks it.
     *
     * @throws SQLException when the target cannot be read at all; what is only about one object becomes a verdict
     */
    CheckResult run(Inspection inspection) throws SQLException;
}
