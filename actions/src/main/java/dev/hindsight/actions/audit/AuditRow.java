package dev.hindsight.actions.audit;

import java.util.Optional;

/**
 * One record as it is kept.
 *
 * @param hash what the chain says its hash is
 * @param personal empty when it was erased, or taken away
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came: a million a second, never compared
record AuditRow(Link link, byte[] hash, Optional<Personal> personal) {}
