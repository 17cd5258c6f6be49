package io.ledgerline.verifier;

import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.journal.Replay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the journal holds, by stream, and what is wrong with it. */
final class JournalContents implements Replay.Sink {
  private final Path root;
  private final Map<String, TreeMap<Long, Placed>> entries = new TreeMap<>();
  private final Map<String, List<Finding>> findings = new HashMap<>();
  private final Map<String, Long> reached = new HashMap<>();
  private final List<Finding> folder = new ArrayList<>();

  /** An entry and where it stands. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Placed(byte[] entry, String file, long offset) {}

  JournalContents(Path root) {
    this.root = root;
  }

  /** The streams that the journal names. */
  TreeSet<String> streams() {
    TreeSet<String> names = new TreeSet<>(entries.keySet());
    names.addAll(findings.keySet());
    names.addAll(reached.keySet());
    return names;
  }

  /** The stream's entries by index. */
  TreeMap<Long, Placed> entries(String stream) {
    return entries.getOrDefault(stream, new TreeMap<>());
  }

  List<Finding> findings(String stream) {
    return findings.getOrDefault(stream, List.of());
  }

  /** How many entries the journal says the stream had. */
  long reached(String stream) {
    return reached.getOrDefault(stream, 0L);
  }

  /** Damage of which nobody can say whose it is. */
  List<Finding> folder() {
    return folder;
  }

  @Override
  public void entry(JournalRecord entry, Path file, long offset) {
    entries
        .computeIfAbsent(entry.stream(), name -> new TreeMap<>())
        .put(entry.index(), new Placed(entry.entry(), name(file), offset));
    reached.merge(entry.stream(), entry.index() + 1, Math::max);
  }

  @Override
  public void reached(String stream, long size, Path file, long offset) {
    reached.merge(stream, size, Math::max);
  }

  @Override
  public void damaged(String stream, long index, Path file, long offset) {
    String sentence = "the bytes of an acknowledged entry are other than what was written";
    findings
        .computeIfAbsent(stream, name -> new ArrayList<>())
        .add(
            new Finding(Finding.Kind.DAMAGED_JOURNAL, stream, name(file), offset, index, sentence));
  }

  @Override
  public void damaged(Path file, long offset) {
    String sentence = "acknowledged bytes are damaged, and it is not known whose they were";
    folder.add(new Finding(Finding.Kind.DAMAGED_JOURNAL, null, name(file), offset, -1, sentence));
  }

  @Override
  public void endOfFile() {}

  private String name(Path file) {
    return root.relativize(file).toString();
  }
}
