package io.ledgerline.verifier;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.stream.Pruned;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is not there may be gone. A pruned beginning is no gap only where two things agree:
 * the file that says up to where, and an entry of the same stream, above it and under the same
 * root, that says so too.
 */
final class PrunedCheck {
  private static final String FILE = "pruned";

  private final String stream;
  private final StreamFiles files;
  private final Findings findings;
  private final JournalContents journal;
  private final AdoptionCheck adoption;

  PrunedCheck(
      String stream,
      StreamFiles files,
      Findings findings,
      JournalContents journal,
      AdoptionCheck adoption) {
    this.stream = stream;
    this.files = files;
    this.findings = findings;
    this.journal = journal;
    this.adoption = adoption;
  }

  /**
   * The first index that must be there, 0 for all; what contradicts itself is a finding.
   *
   * @param signed how many entries the published checkpoint covers
   */
  long minimum(@Nullable StreamState state, long signed) {
    byte[] bytes = files.read(FILE);
    if (bytes == null) {
      return 0;
    }
    Pruned pruned;
    try {
      pruned = Pruned.parse(bytes);
    } catch (RuntimeException e) {
      findings.add(Finding.Kind.EDITED, FILE, -1, -1, String.valueOf(e.getMessage()));
      return 0;
    }
    String wrong = contradiction(pruned, state, signed);
    if (wrong != null) {
      findings.add(Finding.Kind.MISSING, FILE, -1, 0, wrong);
      return 0; // and every bundle that is not there is then a finding of its own
    }
    return pruned.minimum();
  }

  private @Nullable String contradiction(Pruned pruned, @Nullable StreamState state, long signed) {
    if (state == null || !adoption.areOfOneStream(pruned.origin(), state.origin())) {
      return "it is about " + pruned.origin() + ", which is not this stream";
    }
    if (pruned.minimum() > state.size()) {
      return "it says that entries below "
          + pruned.minimum()
          + " are gone, and the stream has only "
          + state.size();
    }
    byte[] entry = entry(pruned.namedAt(), state.size());
    if (entry == null || !names(entry, pruned)) {
      return "it says that entries below "
          + pruned.minimum()
          + " are gone on schedule, but entry "
          + pruned.namedAt()
          + " does not say so: they are missing";
    }
    if (pruned.minimum() > 0 && pruned.namedAt() >= signed) {
      return "it says that entries below "
          + pruned.minimum()
          + " are gone on schedule, and nobody signed entry "
          + pruned.namedAt()
          + " which says so: they are missing, or the node ended before its next checkpoint (then"
          + " its next start signs)";
    }
    return null;
  }

  private byte @Nullable [] entry(long index, long bundled) {
    if (index >= bundled) {
      JournalContents.Placed placed = journal.entries(stream).get(index);
      return placed == null ? null : placed.entry();
    }
    long first = index - index % TilePath.WIDTH;
    int width = (int) Math.min(TilePath.WIDTH, bundled - first);
    byte[] bundle = files.read(TilePath.bundle(first / TilePath.WIDTH, width));
    EntryBundle entries = new EntryBundle(bundle == null ? new byte[0] : bundle);
    for (long at = first; entries.next(); at++) {
      if (at == index) {
        return entries.entry();
      }
    }
    return null;
  }

  private static boolean names(byte[] bytes, Pruned pruned) {
    try {
      EntryView entry = EntryView.parse(bytes);
      Map<String, Object> details = entry.object(Field.DETAILS);
      return entry.type() == EventType.STREAM_PRUNED
          && details.get("minimum") instanceof Number minimum
          && minimum.longValue() == pruned.minimum()
          && pruned.origin().equals(details.get("origin"));
    } catch (MalformedEntryException | RuntimeException e) {
      return false; // what is wrong with it is told by the check of its bundle
    }
  }
}
