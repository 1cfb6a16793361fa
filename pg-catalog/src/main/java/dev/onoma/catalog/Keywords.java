package dev.onoma.catalog;

import java.util.Set;

/**
 * The words of PostgreSQL's grammar that a name cannot be without quotes (PostgreSQL manual, appendix C): all that
 * {@code pg_get_keywords()} of versions 14 to 18 does not call unreserved.
 */
public final class Keywords {

    private static final Set<String> RESERVED = words("""
            all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
            current_catalog current_date current_role current_time current_timestamp current_user default deferrable
            desc distinct do else end except false fetch for foreign from grant group having in initially intersect
            into lateral leading limit localtime localtimestamp not null offset on only or order placing primary
            references returning select session_user some symmetric system_user table then to trailing true union
            unique user using variadic when where window with
            """);

    private static final Set<String> RESERVED_BUT_FOR_FUNCTIONS_AND_TYPES = words("""
            authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join
            left like natural notnull outer overlaps right similar tablesample verbose
            """);

    private static final Set<String> NO_FUNCTIONS_OR_TYPES = words("""
            between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping
            inout int integer interval json json_array json_arrayagg json_exists json_object json_objectagg json_query
            json_scalar json_serialize json_table json_value least merge_action national nchar none normalize nullif
            numeric out overlay position precision real row setof smallint substring time timestamp treat trim values
            varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
            xmlserialize xmltable
            """);

    private Keywords() {}

    /** Whether no table or column can be called so without quotes. */
    public static boolean isReserved(String word) {
        return RESERVED.contains(word) || RESERVED_BUT_FOR_FUNCTIONS_AND_TYPES.contains(word);
    }

    /** Whether the word has to be quoted to be a name of any kind of object. */
    public static boolean mustBeQuoted(String word) {
        return isReserved(word) || NO_FUNCTIONS_OR_TYPES.contains(word);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
