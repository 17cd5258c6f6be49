package io.ledgerline.verifier.drill;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A ledger of the drill's own, with a key of its own, filled with entries of the one that is
 * drilled: for what needs the key, older states, or a journal that is not sealed.
 */
final class OwnLedger {
  private static final String FIRST = "drill-one";
  private static final String SECOND = "drill-two";
  private static final int EARLIER = 300;
  private static final int LATER = 700;
  private static final Duration ROUND = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path building;
  private final List<byte[]> entries;

  private OwnLedger(Path building, List<byte[]> entries) {
    this.building = building;
    this.entries = entries;
  }

  /**
   * Makes the exhibits in that folder from those entries, and where they are too few from made-up
   * ones too: none stands twice before the journal's end, since to swap the same changes nothing.
   */
  static List<Exhibit> exhibits(Path folder, List<byte[]> entries)
      throws IOException, LedgerException, InterruptedException {
    List<byte[]> usable = new ArrayList<>(entries);
    usable.addAll(madeUp(Math.max(0, LATER - entries.size())));
    return new OwnLedger(folder.resolve("building"), usable).build(folder);
  }

  private static List<byte[]> madeUp(int count) {
    UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    Instant now = Instant.now();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), now, FIRST)
                    .number(Field.COUNT, i)
                    .build())
        .toList();
  }

  private List<Exhibit> build(Path folder)
      throws IOException, LedgerException, InterruptedException {
    Path sealed = folder.resolve("sealed");
    Path unsealed = folder.resolve("unsealed");
    grow(building, 0, EARLIER, false);
    publicPart(building, sealed.resolve("earlier"));
    Trees.copy(building, folder.resolve("fork"));
    grow(building, EARLIER, LATER, false);
    publicPart(building, sealed.resolve("as-it-was"));
    Trees.copy(building, folder.resolve("late"));
    appendLate(folder.resolve("late"));
    publicPart(folder.resolve("late"), sealed.resolve("back-dated"));
    grow(folder.resolve("fork"), EARLIER, LATER, true);
    publicPart(folder.resolve("fork"), sealed.resolve("forked"));
    Path anew = folder.resolve("anew");
    Trees.copy(building.resolve("keys"), anew.resolve("keys"));
    Files.createDirectories(anew.resolve("ledger"));
    Files.copy(
        building.resolve("ledger/installation"), anew.resolve("ledger").resolve("installation"));
    grow(anew, 0, LATER, true);
    publicPart(anew, sealed.resolve("rewritten"));
    Path rotated = folder.resolve("rotated");
    rotate(folder.resolve("rotating"), rotated);
    copyWhileOpen(unsealed.resolve("as-it-was"));
    return List.of(
        new Exhibit("own ledger", sealed),
        new Exhibit("own ledger, unsealed", unsealed),
        new Exhibit("own ledger, keys rotated", rotated));
  }

  /** Another ledger whose keys are rotated, and what the old ones could sign after that. */
  private void rotate(Path at, Path to) throws IOException, LedgerException, InterruptedException {
    Trees.copy(building, at);
    Path copied = at.resolve("copied-keys");
    Trees.copy(at.resolve("keys"), copied);
    try (Ledger ledger = open(at)) {
      CopiedKeys.rotate(ledger);
      append(ledger, LATER, LATER + 20, false);
    }
    publicPart(at, to.resolve("as-it-was"));
    publicPart(at, to.resolve(CopiedKeys.VARIANT));
    CopiedKeys.sign(to.resolve(CopiedKeys.VARIANT).resolve("streams"), copied);
  }

  /** Appends entries to both streams; as a forger would have it, one of them is another. */
  private void grow(Path at, int from, int to, boolean forged)
      throws LedgerException, InterruptedException {
    try (Ledger ledger = open(at)) {
      append(ledger, from, to, forged);
    }
  }

  /** Appends an entry that says a time a year ago, as its owner can who sets the clock. */
  private static void appendLate(Path at) throws LedgerException, InterruptedException {
    UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    Instant then = Instant.now().minus(Duration.ofDays(365));
    try (Ledger ledger = open(at)) {
      ledger.append(
          FIRST, EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), then, FIRST).build());
    }
  }

  private void append(Ledger ledger, int from, int to, boolean forged)
      throws LedgerException, InterruptedException {
    for (int i = from; i < to; i++) {
      byte[] entry = entries.get(i % entries.size());
      byte[] said = forged && i == from ? Bytes.otherDigit(entry) : entry;
      if (i % 2 == 0) {
        var unused = ledger.appendAsync(SECOND, entry, null);
      }
      if (i < to - 1) {
        var unused = ledger.appendAsync(FIRST, said, null);
      } else {
        ledger.append(FIRST, said); // what was handed in before it is durable with it
      }
    }
  }

  /** A copy of the ledger as it is while entries are signed and only the journal is durable. */
  private void copyWhileOpen(Path to) throws IOException, LedgerException, InterruptedException {
    try (Ledger ledger = open(building)) {
      append(ledger, 0, 20, false);
      Path checkpoint = building.resolve("ledger/streams").resolve(FIRST).resolve("checkpoint");
      Instant until = Instant.now().plus(PATIENCE);
      while (signed(checkpoint) < ledger.size(FIRST)) {
        if (Instant.now().isAfter(until)) {
          throw new LedgerException("no checkpoint in " + PATIENCE + ": is the disk too busy?");
        }
        Thread.sleep(ROUND);
      }
      publicPart(building, to);
    }
  }

  private static long signed(Path checkpoint) throws IOException {
    return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(checkpoint)).text()).size();
  }

  private static void publicPart(Path from, Path to) throws IOException {
    Trees.copy(from.resolve("ledger/streams"), to.resolve("streams"));
    Trees.copy(from.resolve("ledger/journal"), to.resolve("journal"));
  }

  private static Ledger open(Path at) throws LedgerException {
    LedgerConfig config =
        LedgerConfig.of(at.resolve("ledger"), at.resolve("state"), "drill.invalid", "drill")
            .withKeyDir(at.resolve("keys"))
            .withJournal(1 << 20, 4)
            .withRhythm(ROUND, ROUND);
    UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    return Ledger.open(
        config,
        InstantSource.system(),
        (stream, origin, vkey) ->
            EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), Instant.now(), "_system")
                .text(Field.ORIGIN, origin)
                .build());
  }
}
