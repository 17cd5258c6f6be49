package io.ledgerline.benchmarks.ledger;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Entries with the fields that a governed call's have, about 1.2 KB. */
public final class Entries {
  private static final String HASH = "sha256:" + "9f".repeat(32);
  private final UuidV7 ids;

  public Entries(UuidV7 ids) {
    this.ids = ids;
  }

  /** The entry that ends a call in that stream. */
  public byte[] completed(String stream) {
    UUID id = ids.next();
    return EntryBuilder.entry(EventType.CALL_COMPLETED, id, Instant.now(), stream)
        .text(Field.TENANT, stream)
        .text(Field.WORKSPACE, "support")
        .text(Field.USE_CASE, "order-help")
        .text(Field.FEATURE, "order-help")
        .text(Field.SESSION_ID, "f49d24ab-72a8-4c3d-9d53-0af1de4e5a1f")
        .text(Field.CONVERSATION, "c_5b2f0f5e2f0c4f1f8f0e")
        .text(Field.REQUEST_ID, id.toString())
        .text(Field.USER_ID, "u_8f1e2d3c4b5a69788796a5b4c3d2e1f0")
        .text(Field.KEY_ID, "key_0123456789abcdef")
        .text(Field.MODEL, "claude-sonnet-5-5")
        .text(Field.UPSTREAM, "anthropic")
        .text(Field.POLICY_VERSION, "p_41")
        .text(Field.PROMPT_HASH, HASH)
        .text(Field.PROMPT_SENT_HASH, HASH)
        .text(Field.RESPONSE_HASH, HASH)
        .text(Field.RESPONSE_RECEIVED_HASH, HASH)
        .texts(Field.POLICY_FLAGS, List.of())
        .text(Field.STATUS, "completed")
        .text(Field.STOP_REASON, "end_turn")
        .number(Field.LATENCY_MS, 812)
        .number(Field.TTFT_MS, 301)
        .number(Field.TOKENS_INPUT, 412)
        .number(Field.TOKENS_OUTPUT, 48)
        .usd(Field.COST_USD, 1_956_000)
        .usd(Field.COST_RESERVED_USD, 8_112_000)
        .text(Field.COST_BASIS, "measured")
        .admitted(stream, 4711)
        .build();
  }

  byte[] opened(String stream, String origin, String vkey) {
    return EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), Instant.now(), "_system")
        .text(Field.ORIGIN, origin)
        .text(Field.VKEY, vkey)
        .text(Field.TENANT, stream)
        .build();
  }
}
