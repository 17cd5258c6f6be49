package io.ledgerline.evidence;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Adoption;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.vault.Sealed;
import io.ledgerline.vault.SealedContent;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.trust.Trust;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A node's ledger with a month of made-up calls; its clock stands where a test puts it. */
final class SampleNode implements AutoCloseable {
  static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
  static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
  static final String TENANT = "threadco";

  private final Path folder;
  private final String name;
  private final Random random;
  private Ledger ledger;
  final TreeSet<Long> related = new TreeSet<>();
  SealedContent content = (entry, text) -> new Sealed.NotKept();
  private Instant now = NOVEMBER.minus(Duration.ofDays(40));
  private final UuidV7 ids;

  private SampleNode(Path folder, String name, long seed) throws Exception {
    this.folder = folder;
    this.name = name;
    this.random = new Random(seed);
    this.ids = new UuidV7(() -> now, random);
    this.ledger = open();
  }

  private Ledger open() throws Exception {
    return Ledger.open(config(), () -> now, this::opened);
  }

  LedgerConfig config() {
    return LedgerConfig.of(
            folder.resolve("ledger"), folder.resolve("state"), "ledger.example", name)
        .withJournal(4 << 20, 4)
        .withRhythm(Duration.ofMillis(5), Duration.ofMillis(50));
  }

  /** Closes and opens the ledger again, so that everything is in bundles. */
  void reopened() throws Exception {
    ledger.close();
    ledger = open();
  }

  /**
   * Loses the store of what was signed, and goes on under other origins.
   *
   * @param lost how many more entries are known to have been signed for each
   */
  void adopted(int lost) throws Exception {
    ledger.close();
    try (var files = Files.list(folder.resolve("state"))) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    var found = Adoption.look(config(), () -> now);
    var streams = new TreeSet<String>();
    found.refused().forEach(each -> streams.add(each.stream()));
    Adoption.adopt(
        config(),
        () -> now,
        found.installation(),
        streams,
        this::opened,
        each -> about(each, lost));
    ledger = open();
  }

  private List<byte[]> about(Adoption.Adopted adopted, int lost) {
    var before = adopted.before();
    boolean ofTenant = before.stream().equals(TENANT);
    long signed = before.size() + (ofTenant ? lost : 0);
    return List.of(
        entry(EventType.LEDGER_ADOPTED, "_system")
            .text(Field.TENANT, ofTenant ? TENANT : null)
            .text(Field.ORIGIN, adopted.origin())
            .build(),
        closed(before.stream(), before.origin(), signed, before.size()).build(),
        opened(before.stream(), adopted.origin(), adopted.vkey()));
  }

  /** The entry of {@code _system} that an adoption ended an origin. */
  EntryBuilder closed(String stream, String origin, long signed, long kept) {
    return EntryBuilder.entry(EventType.STREAM_CLOSED, ids.next(), now, "_system")
        .text(Field.TENANT, stream.equals("_system") ? null : stream)
        .text(Field.ORIGIN, origin)
        .object(
            Field.DETAILS,
            EntryObject.object().number("signed_size", signed).number("kept_size", kept));
  }

  static SampleNode in(Path folder, String name, long seed) throws Exception {
    return new SampleNode(folder, name, seed);
  }

  Ledger ledger() {
    return ledger;
  }

  void at(Instant time) {
    now = time;
  }

  Instant now() {
    return now;
  }

  private byte[] opened(String stream, String origin, String vkey) {
    return EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), now, "_system")
        .text(Field.TENANT, stream.equals("_system") ? null : stream)
        .text(Field.NODE, name)
        .text(Field.ORIGIN, origin)
        .text(Field.VKEY, vkey)
        .build();
  }

  /** An entry of the tenant at the node's time. */
  EntryBuilder entry(EventType type) {
    return entry(type, TENANT);
  }

  EntryBuilder entry(EventType type, String stream) {
    return EntryBuilder.entry(type, ids.next(), now, stream)
        .text(Field.TENANT, stream.equals("_system") ? null : stream)
        .text(Field.SOURCE, type.wireName().startsWith("call.") ? "gateway" : "admin");
  }

  Receipt append(EntryBuilder entry) throws Exception {
    return append(TENANT, entry);
  }

  Receipt append(String stream, EntryBuilder entry) throws Exception {
    return ledger.append(stream, entry.build());
  }

  /** Appends calls of two entries each, evenly spread from the node's time on. */
  void calls(int count, Duration apart) throws Exception {
    List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
    long next = ledger.size(TENANT);
    for (int i = 0; i < count; i++) {
      boolean refused = random.nextInt(20) == 0;
      String useCase = random.nextBoolean() ? "returns" : "sizing";
      if (refused) {
        var entry = who(EventType.CALL_REFUSED, useCase).text(Field.RULE, "budget.hard");
        waiting.add(ledger.appendAsync(TENANT, entry.usd(Field.COST_USD, 0).build(), null));
        next += 1;
      } else {
        waiting.add(ledger.appendAsync(TENANT, admitted(useCase).build(), null));
        waiting.add(ledger.appendAsync(TENANT, completed(next).build(), null));
        next += 2;
      }
      now = now.plus(apart);
      if (waiting.size() > 4_000) {
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get();
        waiting.clear();
      }
    }
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get();
  }

  EntryBuilder admitted(String useCase) {
    return who(EventType.CALL_ADMITTED, useCase)
        .text(Field.MODEL, "claude-sonnet-5")
        .flag(Field.SIMULATED, random.nextInt(10) == 0)
        .text(Field.PROMPT_HASH, hash())
        .text(Field.PROMPT_SENT_HASH, hash())
        .number(Field.PROMPT_BYTES, random.nextInt(8_000))
        .texts(Field.POLICY_FLAGS, random.nextInt(30) == 0 ? List.of("pii.email") : List.of())
        .object(Field.RETENTION_STATE, EntryObject.object().text("schedule", "uk-financial"))
        .usd(Field.COST_RESERVED_USD, random.nextInt(90_000_000));
  }

  private EntryBuilder completed(long admitted) {
    return entry(EventType.CALL_COMPLETED)
        .admitted(TENANT, admitted)
        .text(Field.REQUEST_ID, new UUID(random.nextLong(), random.nextLong()).toString())
        .text(Field.STATUS, "completed")
        .text(Field.RESPONSE_HASH, hash())
        .number(Field.TOKENS_INPUT, random.nextInt(3_000))
        .number(Field.TOKENS_OUTPUT, random.nextInt(900))
        .number(Field.LATENCY_MS, random.nextInt(5_000))
        .usd(Field.COST_USD, random.nextInt(30_000_000));
  }

  private EntryBuilder who(EventType type, String useCase) {
    return entry(type)
        .text(Field.WORKSPACE, "shop")
        .text(Field.USE_CASE, useCase)
        .texts(Field.TAGS, useCase.equals("returns") ? List.of("phi=true") : List.of())
        .text(Field.FEATURE, "order-help")
        .text(Field.USER_ID, "u_" + Integer.toHexString(random.nextInt(1 << 20)))
        .text(Field.REQUEST_ID, new UUID(random.nextLong(), random.nextLong()).toString())
        .text(Field.KEY_ID, "key_01")
        .text(Field.POLICY_VERSION, "v12")
        .text(Field.OPERATION, "messages");
  }

  private String hash() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "sha256:" + java.util.HexFormat.of().formatHex(bytes);
  }

  /** Waits until a checkpoint covers everything. */
  void settle() throws Exception {
    for (String stream : ledger.streams()) {
      if (!ledger.awaitPublished(stream, ledger.size(stream), Duration.ofMinutes(1))) {
        throw new IllegalStateException("no checkpoint of " + stream + " after a minute");
      }
    }
  }

  /** Keeps the newest checkpoint of a stream as one that was brought to outsiders. */
  byte[] anchored(String stream, AnchorKind kind) throws Exception {
    settle();
    byte[] note = ledger.published(stream).orElseThrow().file("checkpoint").orElseThrow();
    anchored(stream, kind, ledger.publishedSize(stream), note);
    return note;
  }

  void anchored(String stream, AnchorKind kind, long size, byte[] note) throws Exception {
    Path at = anchors().folder(stream, kind);
    Files.createDirectories(at);
    Files.write(at.resolve(AnchorArchive.name(size) + kind(kind)), note);
  }

  private static String kind(AnchorKind kind) {
    return kind == AnchorKind.TIMESTAMP ? "-tsa.tsr" : ".note";
  }

  AnchorArchive anchors() {
    return new AnchorArchive(folder.resolve("anchors"));
  }

  static PackRequest november(Map<String, String> filter) {
    return november(filter, false);
  }

  static PackRequest november(Map<String, String> filter, boolean content) {
    SortedMap<String, String> sorted = new TreeMap<>(filter);
    return new PackRequest(TENANT, NOVEMBER, DECEMBER, sorted, content, false, DECEMBER);
  }

  /** Writes a pack of November. */
  PackExport.Made pack(Path file, PackRequest request) throws Exception {
    settle();
    PackExport export =
        new PackExport(ledger, anchors(), tenant -> related, content, "ledgerline/0.1.0");
    try (OutputStream out = Files.newOutputStream(file)) {
      return export.write(request, out, read -> {});
    }
  }

  PackOptions trusted() throws Exception {
    return new PackOptions(
        Trust.nobody(), ledger.vkeys(TENANT).stream().map(VerifierKey::parse).toList());
  }

  @Override
  public void close() throws Exception {
    ledger.close();
  }
}
