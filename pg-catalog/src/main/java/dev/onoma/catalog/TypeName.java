package dev.onoma.catalog;

/**
 * The type of a column or argument.
 *
 * @param oid of the type, or of the element type of an array: what follows a rename
 * @param text as {@code format_type} writes it, with modifiers; taken at the time of the snapshot
 */
public record TypeName(long oid, String text, boolean array) {}
