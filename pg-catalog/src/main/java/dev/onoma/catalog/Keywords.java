package dev.onoma.catalog;

import java.util.Set;

/**
 * The words of PostgreSQL's grammar that a name cannot be without quotes (PostgreSQL manual, appendix C): all that
 * {@code pg_get_keywords()} of versions 14 to 18 does not call unreserved.
 */
public final class Keywords {

    private static final Set<String> RESERVED = words("""
            all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
            current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc
            distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral
            leading limit localtime localtimestamp not null offset on only or order placing primary references returning
            select session_user some symmetric system_user table then to trailing true union unique user using variadic
            when where window with
            """);

    private static final Set<String> RESERVED_IN_PLACES = words("""
            authorization between bigint binary bit boolean char character coalesce collation concurrently cross
            current_schema dec decimal exists extract float freeze full greatest grouping ilike inner inout int integer
            interval is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query
            json_scalar json_serialize json_table json_value least left like merge_action national natural nchar none
            normalize notnull nullif numeric out outer overlaps overlay position precision real right row setof similar
            smallint substring tablesample time timestamp treat trim values varchar verbose xmlattributes xmlconcat
            xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
            """);

    private Keywords() {}

    /** Whether the word is reserved everywhere, so that it makes a bad name for a table or a column. */
    public static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    /** Whether the word has to be quoted to be a name of any kind of object. */
    public static boolean mustBeQuoted(String word) {
        return RESERVED.contains(word) || RESERVED_IN_PLACES.contains(word);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
