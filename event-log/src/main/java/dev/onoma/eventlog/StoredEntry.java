package dev.onoma.eventlog;

/**
 * An entry at its place in the log.
 *
 * @param position counted from 1, without gaps
 * @param hash of this entry and, through the one before it, of everything up to here; lower-case hexadecimal
 */
public record StoredEntry(long position, LogEntry entry, String hash) {}
