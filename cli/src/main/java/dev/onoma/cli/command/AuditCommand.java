package dev.onoma.cli.command;

import picocli.CommandLine.Command;

/** What has to do with the audit log. */
@Command(
        name = "audit",
        description = "Proves the event log.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AuditVerifyCommand.class)
final class AuditCommand {}
