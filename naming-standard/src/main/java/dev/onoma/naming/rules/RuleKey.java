package dev.onoma.naming.rules;

/** The rules by the names they have in the standard file. */
public enum RuleKey {
    TABLE_NAME("table-name"),
    DUPLICATE_TABLE("duplicate-table"),
    PARTITION_NAME("partition-name"),
    FOREIGN_TABLE_NAME("foreign-table-name"),
    VIEW_NAME("view-name"),
    ENUM_TYPE("enum-type"),
    ENUM_LABEL("enum-label"),
    PRIMARY_KEY_COLUMN("primary-key-column"),
    FOREIGN_KEY_COLUMN("foreign-key-column"),
    TIMESTAMP_COLUMN("timestamp-column"),
    BOOLEAN_COLUMN("boolean-column"),
    JSON_COLUMN("json-column"),
    ARRAY_COLUMN("array-column"),
    COLUMN_NAME("column-name"),
    INDEX_NAME("index-name"),
    PRIMARY_KEY_NAME("primary-key-name"),
    UNIQUE_NAME("unique-name"),
    FOREIGN_KEY_NAME("foreign-key-name"),
    CHECK_NAME("check-name"),
    EXCLUSION_NAME("exclusion-name"),
    SEQUENCE_NAME("sequence-name");

    private final String key;

    RuleKey(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Whether the rule can only warn: labels are mended by a later feature, duplicates never by a rename. */
    public boolean onlyWarns() {
        return this == ENUM_LABEL;
    }
}
