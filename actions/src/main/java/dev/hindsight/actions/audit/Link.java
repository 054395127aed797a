package dev.hindsight.actions.audit;

/**
 * What anybody may read of one record for ever.
 *
 * @param seq its number in the chain, from 1 without gaps
 * @param at when it happened, microseconds since 1970
 * @param event what happened, for example {@code APPROVED}; UTF-8
 * @param subject what it is about, for example a plan's id and hash; UTF-8
 * @param commitment hash of the record's {@link Personal} part
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came: a million a second, never compared
record Link(long seq, long at, byte[] event, byte[] subject, byte[] commitment) {}
