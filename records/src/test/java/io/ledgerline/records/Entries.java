package io.ledgerline.records;

import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.records.index.EntrySource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A ledger in memory, filled with entries as the gateway writes them. */
public final class Entries implements EntrySource {
  public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final Map<String, List<byte[]>> streams = new LinkedHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final UuidV7 ids;
  private Instant now;

  public Entries(long seed) {
    this(seed, START);
  }

  public Entries(long seed, Instant start) {
    this.now = start;
    this.ids = new UuidV7(InstantSource.system(), new Random(seed));
  }

  /** One call: what is common to its entries. */
  public record Call(
      String tenant, String workspace, String feature, String model, String user, UUID id) {}

  public Call call(String tenant, String feature, String model, String user) {
    return new Call(tenant, "support", feature, model, user, ids.next());
  }

  public Entries at(Instant instant) {
    now = instant;
    return this;
  }

  public Instant now() {
    return now;
  }

  public Entries admitted(Call call) {
    return append(call, EventType.CALL_ADMITTED, e -> e.usd(Field.COST_RESERVED_USD, 2_000_000));
  }

  public Entries completed(Call call, long in, long out, long costNano) {
    return append(
        call,
        EventType.CALL_COMPLETED,
        e ->
            e.text(Field.RESPONSE_HASH, hash(call, "response"))
                .number(Field.TOKENS_INPUT, in)
                .number(Field.TOKENS_OUTPUT, out)
                .number(Field.TOKENS_CACHE_READ, 7)
                .number(Field.LATENCY_MS, 120)
                .usd(Field.COST_USD, costNano)
                .text(Field.COST_BASIS, "measured"));
  }

  public synchronized Entries append(Call call, EventType type, UnaryOperator<EntryBuilder> more) {
    now = now.plusMillis(1);
    var entry =
        EntryBuilder.entry(type, ids.next(), now, call.tenant())
            .text(Field.TENANT, call.tenant())
            .text(Field.WORKSPACE, call.workspace())
            .text(Field.FEATURE, call.feature())
            .text(Field.MODEL, call.model())
            .text(Field.USER_ID, call.user())
            .text(Field.SESSION_ID, "s-" + call.user())
            .text(Field.BUSINESS_CONTEXT, "orders")
            .text(Field.PROMPT_HASH, hash(call, "prompt"))
            .texts(Field.PROMPT_DATA_CATEGORIES, List.of("contact"))
            .text(Field.REQUEST_ID, call.id().toString());
    return raw(call.tenant(), more.apply(entry).build());
  }

  public synchronized Entries raw(String stream, byte[] entry) {
    streams.computeIfAbsent(stream, name -> new ArrayList<>()).add(entry);
    listeners.forEach(listener -> listener.accept(stream));
    return this;
  }

  /** All entries of a stream, as the ledger holds them. */
  public synchronized List<byte[]> of(String stream) {
    return List.copyOf(streams.getOrDefault(stream, List.of()));
  }

  private static String hash(Call call, String what) {
    return Commitment.of(what, new byte[16], call.id().toString().getBytes());
  }

  @Override
  public synchronized List<String> streams() {
    return List.copyOf(streams.keySet());
  }

  @Override
  public synchronized long size(String stream) {
    return streams.getOrDefault(stream, List.of()).size();
  }

  @Override
  public synchronized List<SourceEntry> read(String stream, long fromIndex, int maxEntries) {
    var all = streams.getOrDefault(stream, List.of());
    var result = new ArrayList<SourceEntry>();
    for (long i = fromIndex; i < Math.min(all.size(), fromIndex + maxEntries); i++) {
      result.add(new SourceEntry(i, all.get((int) i)));
    }
    return result;
  }

  @Override
  public AutoCloseable onCommit(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
