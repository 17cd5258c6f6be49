package io.ledgerline.gateway.call;

import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.Sha256;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.content.KeepingParts;
import io.ledgerline.gateway.relay.AnswerFacts;
import io.ledgerline.governance.budget.BudgetEntries;
import io.ledgerline.governance.budget.Reservation;
import io.ledgerline.messages.usage.Answer;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The bytes of a call's entries. Commitments to bodies are over the SHA-256 of the bytes, so that
 * an answer can be hashed while it streams; their salts derive from a key of the subject and the
 * entry's id, and go when that key is destroyed.
 */
final class Entries {
  private final UuidV7 ids;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final String priceTable;
  private final KeepingParts.LivingHolds holds;

  Entries(
      UuidV7 ids,
      InstantSource clock,
      LongSupplier nanoTime,
      String priceTable,
      KeepingParts.LivingHolds holds) {
    this.ids = ids;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.priceTable = priceTable;
    this.holds = holds;
  }

  /** The entry that must be durable before the call's first byte goes out. */
  byte[] admitted(Call call) {
    // The call's id is its first entry's: one number to look for.
    CallContent content = call.content();
    byte[] salt = content.salt(call.id);
    EntryBuilder entry = begin(EventType.CALL_ADMITTED, call.id, call);
    CallFields.who(entry, call, content, salt);
    CallFields.what(entry, call);
    CallFields.hashes(entry, call, salt);
    entry.object(Field.CONTENT, content.field(call.requestKept, call.requestNotKept));
    EntryParts.inspection(entry, call.inspection);
    entry.text(Field.STATUS, "admitted").texts(Field.POLICY_FLAGS, call.inspection.flags());
    tags(entry, call.tags);
    entry.object(
        Field.RETENTION_STATE,
        RetentionState.of(call, clock.instant(), holds.of(call.caller().tenant().name())));
    entry.objects(Field.CHANGES, EntryParts.changes(call.changes));
    if (call.reservation != null) {
      entry.usd(Field.COST_RESERVED_USD, call.reserved());
      entry.objects(Field.BUDGETS, call.reservation.entryBudgets());
      entry.text(Field.PRICE_TABLE, priceTable);
    }
    return entry.build();
  }

  /** The entry about a prompt that was only looked at. */
  byte[] inspected(Call call, CallContent content) {
    byte[] salt = content.salt(call.id);
    EntryBuilder entry = begin(EventType.DATA_INSPECTED, call.id, call);
    CallFields.who(entry, call, content, salt);
    entry
        .object(Field.CONTENT, content.field(0, ""))
        .text(Field.CONVERSATION, call.view().conversation())
        .text(Field.PROMPT_HASH, Commitment.of("ledgerline.prompt", salt, Sha256.of(call.clear)))
        .number(Field.PROMPT_BYTES, call.clear.length);
    EntryParts.inspection(entry, call.inspection);
    tags(entry, call.tags);
    return entry
        .text(Field.STATUS, "inspected")
        .texts(Field.POLICY_FLAGS, call.inspection.flags())
        .build();
  }

  /** The entry about a call that a gate refused; nothing went out. */
  byte[] refused(Call call, CallContent content, OwnAnswer answer) {
    UUID id = ids.next();
    byte[] salt = content.salt(id);
    EntryBuilder entry = begin(EventType.CALL_REFUSED, id, call);
    CallFields.who(entry, call, content, salt);
    entry.object(Field.CONTENT, content.field(0, ""));
    if (call.view != null) {
      CallFields.what(entry, call);
    }
    entry.number(Field.PROMPT_BYTES, call.raw.length);
    EntryParts.inspection(entry, call.inspection);
    if (!call.inspection.flags().isEmpty()) {
      entry.texts(Field.POLICY_FLAGS, call.inspection.flags());
    }
    tags(entry, call.tags);
    entry
        .text(Field.STATUS, "refused")
        .text(Field.RULE, answer.rule())
        .text(Field.REASON, answer.message())
        .text(Field.ERROR_TYPE, answer.type())
        .number(Field.HTTP_STATUS, answer.status())
        .number(Field.LATENCY_MS, millis(nanoTime.getAsLong() - call.arrivedNanos))
        .usd(Field.COST_USD, 0)
        .text(Field.DELIVERY, "none");
    return entry.build();
  }

  /** The id of the entry that will end a call. */
  UUID next() {
    return ids.next();
  }

  /** The entry that must be durable before the end of the answer is released. */
  byte[] ended(Call call, UUID id, Ended ended, Keeping.Kept kept) {
    byte[] salt = call.content().salt(id);
    AnswerFacts facts = ended.end().facts();
    EntryBuilder entry = begin(ended.type(), id, call);
    entry
        .admitted(call.receipt().stream(), call.receipt().index())
        .text(Field.STATUS, ended.outcome())
        .text(Field.UPSTREAM, call.upstream().name())
        .text(Field.UPSTREAM_REQUEST_ID, EntryParts.plain(facts.upstreamRequestId()))
        .flag(Field.SIMULATED, call.upstream().simulated())
        .text(Field.DELIVERY, ended.delivery())
        .number(Field.HTTP_STATUS, ended.httpStatus());
    if (!ended.errorType().isEmpty()) {
      entry.text(Field.ERROR_TYPE, EntryParts.plain(ended.errorType()));
    }
    if (ended.instead() != null) {
      entry.text(Field.RULE, ended.instead().rule()).text(Field.REASON, ended.instead().message());
    }
    times(entry, call, facts);
    answer(entry, call, ended);
    responses(entry, ended, salt);
    if (!call.answerInspection.isEmpty()) {
      EntryParts.inspection(entry, call.answerInspection);
      entry.texts(Field.POLICY_FLAGS, call.answerInspection.flags());
    }
    tags(entry, Tagging.atTheEnd(call));
    entry.object(
        Field.RETENTION_STATE,
        RetentionState.atTheEnd(call, clock.instant(), holds.of(call.caller().tenant().name())));
    entry.object(Field.CONTENT, call.content().field(kept.texts(), kept.notKept()));
    if (!facts.changes().isEmpty()) {
      entry.objects(Field.CHANGES, EntryParts.changes(facts.changes()));
    }
    return entry.build();
  }

  /** The end of an admitted call that broke inside the gateway; nothing is known of its cost. */
  byte[] broken(Call call, OwnAnswer answer) {
    EntryBuilder entry = begin(EventType.CALL_FAILED, ids.next(), call);
    tags(entry, call.tags);
    return entry
        .admitted(call.receipt().stream(), call.receipt().index())
        .text(Field.STATUS, "failed")
        .text(Field.RULE, answer.rule())
        .text(Field.REASON, answer.message())
        .text(Field.ERROR_TYPE, answer.type())
        .text(Field.DELIVERY, "unknown")
        .number(Field.LATENCY_MS, millis(nanoTime.getAsLong() - call.arrivedNanos))
        .usd(Field.COST_USD, call.reserved())
        .usd(Field.COST_RESERVED_USD, call.reserved())
        .text(Field.COST_BASIS, Cost.Basis.WORST_CASE.wireName())
        .text(Field.PRICE_TABLE, priceTable)
        .build();
  }

  /** What a call cost that was booked at its reservation when its answer was refused. */
  byte[] adjusted(Call call, Reservation booked, Answer answer, Cost cost) {
    EntryBuilder entry =
        BudgetEntries.adjusted(
            ids.next(), clock.instant(), call.caller().stream(), booked, cost.nanoUsd());
    who(entry, call)
        .admitted(call.receipt().stream(), call.receipt().index())
        .text(Field.COST_BASIS, cost.basis().wireName())
        .text(Field.PRICE_TABLE, priceTable);
    EntryParts.usage(entry, answer.bookable(call.maxOutput));
    return entry.build();
  }

  private EntryBuilder begin(EventType type, UUID id, Call call) {
    return who(EntryBuilder.entry(type, id, clock.instant(), call.caller().stream()), call);
  }

  private static EntryBuilder who(EntryBuilder entry, Call call) {
    Caller caller = call.caller();
    return entry
        .text(Field.REQUEST_ID, call.id.toString())
        .text(Field.TENANT, caller.tenant().name())
        .text(Field.WORKSPACE, caller.workspace().name())
        .text(Field.USER_ID, caller.user())
        .text(Field.OPERATION, call.operation.wireName())
        .text(Field.SOURCE, "gateway");
  }

  private static void tags(EntryBuilder entry, Set<String> tags) {
    if (!tags.isEmpty()) {
      entry.texts(Field.TAGS, tags);
    }
  }

  private static void responses(EntryBuilder entry, Ended ended, byte[] salt) {
    AnswerFacts facts = ended.end().facts();
    entry.number(Field.RESPONSE_BYTES, facts.receivedBytes());
    if (facts.headNanos() == 0) {
      return;
    }
    byte[] released =
        ended.replacement() == null ? facts.releasedSha256() : Sha256.of(ended.replacement());
    byte[] received = facts.receivedSha256();
    entry.text(
        Field.RESPONSE_RECEIVED_HASH, ContentHash.RESPONSE_RECEIVED.ofDigest(salt, received));
    if (ended.instead() == null || facts.sse()) {
      entry.text(Field.RESPONSE_HASH, ContentHash.RESPONSE.ofDigest(salt, released));
    }
  }

  private void times(EntryBuilder entry, Call call, AnswerFacts facts) {
    long now = nanoTime.getAsLong();
    entry.number(Field.LATENCY_MS, millis(now - call.arrivedNanos));
    if (facts.firstTokenNanos() != 0) {
      entry.number(Field.TTFT_MS, millis(facts.firstTokenNanos() - call.arrivedNanos));
    }
    entry.number(Field.OVERHEAD_US, Math.max(0, overheadNanos(call, facts, now) / 1000));
  }

  /** What the call spent with us rather than waiting for the upstream. */
  static long overheadNanos(Call call, AnswerFacts facts, long now) {
    if (facts.sentNanos() == 0) {
      return now - call.arrivedNanos;
    }
    return facts.sentNanos() - call.arrivedNanos + now - facts.heldNanos();
  }

  private void answer(EntryBuilder entry, Call call, Ended ended) {
    Answer answer = ended.answer();
    String model = answer.model() == null ? call.model : answer.model();
    entry
        .text(Field.MODEL, EntryParts.plain(model))
        .text(Field.STOP_REASON, EntryParts.plain(answer.stopReason()))
        .text(Field.MESSAGE_ID, EntryParts.plain(answer.id()));
    if (call.operation != Operation.MESSAGES) {
      return;
    }
    entry
        .usd(Field.COST_USD, ended.cost().nanoUsd())
        .usd(Field.COST_RESERVED_USD, call.reserved())
        .text(Field.COST_BASIS, ended.cost().basis().wireName())
        .text(Field.PRICE_TABLE, priceTable);
    if (answer.metered()) {
      EntryParts.usage(entry, answer.bookable(call.maxOutput));
    }
  }

  private static long millis(long nanos) {
    return Math.max(0, nanos / 1_000_000);
  }
}
