package io.ledgerline.evidence;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.verifier.pack.PackParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which anchored checkpoints go into a pack: the newest below the range, the oldest that covers it,
 * the newest of all, and some in between; of each kind at most {@value #MOST}.
 */
final class Anchored {
  private static final int MOST = 34;
  private static final int BETWEEN = MOST - 3;

  private final AnchorArchive archive;
  private final String stream;
  private final String origin;

  Anchored(AnchorArchive archive, String stream, String origin) {
    this.archive = archive;
    this.stream = stream;
    this.origin = origin;
  }

  /** The parts about anchors of sizes up to {@code size}, by name, in their order. */
  Map<String, byte[]> parts(PeriodRange range, long size, Proofs proofs) throws IOException {
    TreeSet<Long> witnessed = chosen(AnchorKind.WITNESS, range, size);
    TreeSet<Long> stamped = chosen(AnchorKind.TIMESTAMP, range, size);
    TreeSet<Long> all = new TreeSet<>(witnessed);
    all.addAll(stamped);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (long each : all) {
      if (each < size) {
        put(parts, each, "consistency", consistency(proofs, each, size));
      }
      if (witnessed.contains(each)) {
        put(parts, each, "witness", archive.note(stream, AnchorKind.WITNESS, each));
      }
      if (stamped.contains(each)) {
        put(parts, each, "stamped", archive.note(stream, AnchorKind.TIMESTAMP, each));
        stamps(parts, each);
      }
    }
    return parts;
  }

  private void stamps(Map<String, byte[]> parts, long size) throws IOException {
    for (AnchorArchive.TimeStampFile each : archive.timeStamps(stream, size)) {
      var response = archive.read(stream, AnchorKind.TIMESTAMP, each.response());
      put(parts, size, each.authority() + ".tsr", response);
      var chain = archive.read(stream, AnchorKind.TIMESTAMP, each.chain());
      put(parts, size, each.authority() + ".pem", chain);
    }
  }

  private void put(Map<String, byte[]> parts, long size, String what, Optional<byte[]> bytes) {
    if (bytes.isPresent() && bytes.get().length > 0) {
      parts.put(PackParts.ofLog(stream, "anchors", size, "." + what), bytes.get());
    }
  }

  private static Optional<byte[]> consistency(Proofs proofs, long size, long newer)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Hash hash : proofs.consistency(size, newer)) {
      lines.append(hash.base64()).append('\n');
    }
    return Optional.of(lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private TreeSet<Long> chosen(AnchorKind kind, PeriodRange range, long size) throws IOException {
    List<Long> inside = new ArrayList<>();
    TreeSet<Long> chosen = new TreeSet<>();
    archive.eachSize(
        stream,
        kind,
        each -> {
          if (each > range.from() && each < range.to()) {
            inside.add(each);
          }
        });
    archive.newest(stream, kind, Math.min(range.from(), size)).ifPresent(chosen::add);
    archive.oldest(stream, kind, range.to()).ifPresent(each -> addUpTo(chosen, each, size));
    archive.newest(stream, kind, size).ifPresent(chosen::add);
    List<Long> sorted = inside.stream().distinct().sorted().toList();
    int step = Math.max(1, (sorted.size() + BETWEEN - 1) / BETWEEN);
    for (int i = 0; i < sorted.size(); i += step) {
      chosen.add(sorted.get(i));
    }
    chosen.remove(0L); // an empty tree begins every log
    for (long each : List.copyOf(chosen)) {
      if (isOfAnotherOrigin(kind, each)) {
        chosen.remove(each);
      }
    }
    return chosen;
  }

  /** Before an adoption the stream was signed under another origin, which is another log. */
  private boolean isOfAnotherOrigin(AnchorKind kind, long size) throws IOException {
    Optional<byte[]> note = archive.note(stream, kind, size);
    try {
      return note.isPresent()
          && !Checkpoint.parse(SignedNote.parse(note.get()).text()).origin().equals(origin);
    } catch (IllegalArgumentException e) {
      return false; // whoever checks the pack says what is wrong with it
    }
  }

  private static void addUpTo(TreeSet<Long> chosen, long each, long size) {
    if (each <= size) {
      chosen.add(each);
    }
  }
}
