package io.ledgerline.gateway.call;

import io.ledgerline.gateway.relay.AnswerCopy;
import io.ledgerline.gateway.relay.BufferedBytes;
import io.ledgerline.gateway.relay.ClientExchange;
import io.ledgerline.gateway.relay.Relay;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.gateway.upstream.Upstream;
import io.ledgerline.governance.budget.BudgetScope;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Reservation;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.rate.Permit;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.price.UpperBound;
import io.ledgerline.messages.request.LocatedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One governed call on its way down the line. Each stage reads what those before it wrote; only one
 * thread has it at a time. Closing it gives back whatever is still held.
 */
final class Call implements AutoCloseable {
  final UUID id;
  final Operation operation;
  final ClientExchange client;
  final Caller.Presented credential;
  final Attribution attribution;
  final Instant arrivedAt;
  final long arrivedNanos;
  final byte[] raw;
  final Inspection inspection = new Inspection();
  final Inspection answerInspection = new Inspection();
  Set<String> tags = Set.of();
  final List<Change> changes = new ArrayList<>(2);
  final List<Edit> edits = new ArrayList<>(4);
  List<Edit> clamps = List.of();
  private final BufferedBytes memory;
  private int memoryHeld;

  @Nullable PolicySnapshot policy;
  @Nullable Caller caller;
  @Nullable String session;
  @Nullable UseCaseView useCase;
  Threads.@Nullable Turn thread;
  byte[] clear;
  boolean encoded;
  @Nullable LocatedRequest request;
  String modelRequested = "";
  String model = "";
  String tier = "";
  @Nullable CallView view;
  @Nullable Upstream upstream;
  @Nullable UpperBound bound;

  /** The most output tokens that the request as sent allows; what an estimate may reach. */
  long maxOutput = Long.MAX_VALUE;

  @Nullable CallContent content;

  /** What the caller says of its content. */
  DataMarks labels = DataMarks.NONE;

  int requestKept;
  String requestNotKept = "";
  AnswerCopy copy = AnswerCopy.NONE;

  @Nullable Permit permit;
  @Nullable Reservation reservation;
  List<BudgetState> budgets = List.of();
  EntryLog.@Nullable Slot slot;
  byte[] sent;
  boolean sentAsItCame = true;

  /** Thinking in messages before this one is void; 0 where all of it holds. */
  int thinkingFrom;

  /** By how many bytes the stages made the body longer. */
  int grownBy;

  @Nullable Receipt receipt;
  long admittedNanos;
  @Nullable Relay relay;
  boolean ended;

  Call(Arrival arrival) {
    this.id = arrival.id();
    this.operation = arrival.operation();
    this.client = arrival.client();
    this.credential = arrival.credential();
    this.attribution = Attribution.of(arrival.client().request().headers());
    this.session = attribution.session();
    this.arrivedAt = arrival.arrivedAt();
    this.arrivedNanos = arrival.arrivedNanos();
    this.raw = arrival.body();
    this.clear = raw;
    this.sent = raw;
    this.memory = arrival.memory();
    this.memoryHeld = arrival.memoryHeld();
  }

  Caller caller() {
    return there(caller, "caller");
  }

  PolicySnapshot policy() {
    return there(policy, "policy");
  }

  LocatedRequest request() {
    return there(request, "request");
  }

  CallView view() {
    return there(view, "view");
  }

  Upstream upstream() {
    return there(upstream, "upstream");
  }

  Receipt receipt() {
    return there(receipt, "receipt");
  }

  CallContent content() {
    return there(content, "content");
  }

  /** Where the bytes of this call's bodies are counted. */
  BufferedBytes memory() {
    return memory;
  }

  /** Where the call counts; a session that may not stand in an entry is given as a keyed hash. */
  BudgetScope scope() {
    Caller who = caller();
    return new BudgetScope(
        who.tenant().name(),
        who.workspace().name(),
        useCase == null ? null : useCase.name(),
        who.user(),
        sessionForEntries(who));
  }

  private @Nullable String sessionForEntries(Caller who) {
    if (session == null || BudgetScope.isPlain(session)) {
      return session;
    }
    byte[] mac =
        who.tenant().key().hmac("ledgerline.session", session.getBytes(StandardCharsets.UTF_8));
    return "s_" + HexFormat.of().formatHex(mac, 0, 16);
  }

  /** What is held of the budgets, in nano-dollars; 0 for what is free. */
  long reserved() {
    return reservation == null ? 0 : reservation.amountNanoUsd();
  }

  /** Takes room for that many more bytes of this call's body, given back when the call closes. */
  boolean hold(int bytes) {
    if (!memory.take(bytes)) {
      return false;
    }
    memoryHeld += bytes;
    return true;
  }

  /** Closes what the end of the line has not: room in the ledger, the rate permit, memory. */
  @Override
  public void close() {
    if (slot != null) {
      slot.close();
    }
    if (permit != null) {
      permit.close();
    }
    copy.close();
    if (content != null) {
      content.close();
    }
    memory.giveBack(memoryHeld);
    memoryHeld = 0;
  }

  private static <T> T there(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalStateException(what + ": not known yet (expected: set by an earlier stage)");
    }
    return value;
  }
}
