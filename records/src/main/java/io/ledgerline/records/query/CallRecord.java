package io.ledgerline.records.query;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * One governed call, joined from its entries.
 *
 * @param ts when it was admitted or refused
 * @param id id of that entry
 * @param document the joined fields under their standard names, without {@code id} and {@code ts}
 */
public record CallRecord(
    String tenant, String requestId, Instant ts, UUID id, String status, ObjectNode document) {
  Keyset keyset() {
    return new Keyset(ts, id);
  }
}
