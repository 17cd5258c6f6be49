package io.ledgerline.anchors.witness;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.ledger.tree.ProofCheck;
import io.ledgerline.ledger.trust.TrustFile;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Signs checkpoints that only ever grow: what {@code add-checkpoint} decides (C2SP tlog-witness
 * v1.0.0), its checks in the order of the specification. Thread-safe; per origin, checking and
 * remembering are one step, and a signature leaves only after the checkpoint is durable.
 */
public final class Witness {
  private static final int LOCKS = 64;

  /**
   * An answer over HTTP.
   *
   * @param status the status code
   * @param contentType of the body
   * @param body signature lines, a size, or a sentence
   */
  public record Answer(int status, String contentType, String body) {
    static Answer sentence(int status, String sentence) {
      return new Answer(status, "text/plain; charset=utf-8", sentence + '\n');
    }
  }

  private final WitnessFolder folder;
  private final Supplier<TrustFile> logs;
  private final List<NoteSigner> signers;
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  /**
   * A witness with the key and memory of that folder.
   *
   * @param logs which logs it watches now: the {@code log} and {@code signer} lines
   * @param clock gives the times that its lines carry
   */
  public Witness(WitnessFolder folder, Supplier<TrustFile> logs, InstantSource clock) {
    this.folder = folder;
    this.logs = logs;
    this.signers = folder.signers(clock);
    Arrays.setAll(locks, i -> new ReentrantLock());
  }

  /** The keys that check its lines. */
  public List<String> vkeys() {
    return signers.stream().map(signer -> signer.verifierKey().vkey()).toList();
  }

  /**
   * Decides about a request.
   *
   * @throws IOException if its memory can't be read or written; nothing is signed then
   */
  public Answer addCheckpoint(byte[] body) throws IOException {
    AddCheckpoint asked;
    try {
      asked = AddCheckpoint.parse(body);
    } catch (IllegalArgumentException e) {
      return Answer.sentence(400, "malformed: " + e.getMessage());
    }
    String origin = asked.checkpoint().origin();
    TrustFile watched = logs.get();
    KeyRing keys = watched.keysOf(origin);
    if (keys.isEmpty()) {
      return Answer.sentence(404, "this witness does not watch that origin");
    }
    List<String> faults = keys.faults(asked.note());
    if (!faults.isEmpty()) {
      return Answer.sentence(403, "not signed by the log: " + String.join("; ", faults));
    }
    if (asked.oldSize() > asked.checkpoint().size()) {
      return Answer.sentence(400, "the old size is above the checkpoint's");
    }
    ReentrantLock lock = locks[Math.floorMod(origin.hashCode(), LOCKS)];
    lock.lock();
    try {
      return decide(asked, watched, keys);
    } finally {
      lock.unlock();
    }
  }

  private Answer decide(AddCheckpoint asked, TrustFile watched, KeyRing keys) throws IOException {
    Checkpoint wanted = asked.checkpoint();
    Optional<SignedNote> before = folder.latest(wanted.origin());
    Optional<Checkpoint> latest = before.map(note -> Checkpoint.parse(note.text()));
    long known = latest.map(Checkpoint::size).orElse(0L);
    if (asked.oldSize() != known) {
      return new Answer(409, AddCheckpoint.SIZE_TYPE, known + "\n");
    }
    int newest = before.map(note -> watched.generation(note, wanted.origin())).orElse(0);
    int generation = watched.generation(asked.note(), wanted.origin());
    if (generation < newest) {
      return Answer.sentence(
          403,
          "signed by keys of generation %d, and generation %d signs this log: the older may be in other hands"
              .formatted(generation, newest));
    }
    if (latest.isPresent()
        && wanted.size() == known
        && !latest.get().root().equals(wanted.root())) {
      return Answer.sentence(
          409, "another root was signed at that size: the log has two histories");
    }
    if (!isConsistent(asked, latest)) {
      return Answer.sentence(422, "the proof does not lead from the old size to this root");
    }
    SignedNote signed;
    try {
      signed = SignedNote.sign(asked.note().text(), signers);
    } catch (IllegalArgumentException e) {
      return Answer.sentence(400, "can't be signed: " + e.getMessage());
    }
    List<SignedNote.Line> lines = new ArrayList<>(byTheLog(asked.note(), keys));
    lines.addAll(signed.signatures());
    folder.remember(wanted.origin(), new SignedNote(asked.note().text(), lines));
    return new Answer(200, "text/plain; charset=utf-8", linesOf(signed));
  }

  private static boolean isConsistent(AddCheckpoint asked, Optional<Checkpoint> latest) {
    Checkpoint wanted = asked.checkpoint();
    if (wanted.size() == 0 && !wanted.root().equals(MerkleHasher.emptyRoot())) {
      return false;
    }
    if (asked.oldSize() == 0 || latest.isEmpty()) {
      return asked.proof().isEmpty();
    }
    return ProofCheck.consistency(
        asked.oldSize(), wanted.size(), asked.proof(), latest.get().root(), wanted.root());
  }

  /** Only lines that were checked are kept and shown on. */
  private static List<SignedNote.Line> byTheLog(SignedNote note, KeyRing keys) {
    return note.signatures().stream()
        .filter(line -> keys.keys().stream().anyMatch(key -> key.isNamedIn(line)))
        .toList();
  }

  private static String linesOf(SignedNote signed) {
    String note = signed.format();
    return note.substring(signed.text().length() + 1);
  }

  /** The newest checkpoint of the origin with that id, for monitors. */
  public Optional<byte[]> published(String id) throws IOException {
    return folder.published(id);
  }
}
