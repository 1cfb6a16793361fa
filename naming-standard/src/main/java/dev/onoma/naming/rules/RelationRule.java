package dev.onoma.naming.rules;

/** A rule for the names of tables and views. */
public sealed interface RelationRule extends Rule<RelationSubject>
        permits DuplicateTable, TableName, PartitionName, ForeignTableName, ViewName {}
