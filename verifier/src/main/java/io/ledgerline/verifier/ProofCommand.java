package io.ledgerline.verifier;

import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.trust.Attested;
import io.ledgerline.verifier.trust.Grade;
import io.ledgerline.verifier.trust.Trust;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code proof FILE}: checks one entry's tlog-proof without the ledger. The keys come from outside
 * the file, as does what was recorded: the entry's bytes, or the receipt that its caller kept.
 *
 * <p>0: proven. 1: not proven, with a sentence that says why. 2: wrong arguments, or something
 * can't be read.
 */
public final class ProofCommand {
  /** The first argument. */
  public static final String NAME = "proof";

  private static final String USAGE =
      """
      Usage: verify proof FILE (--vkey VKEY | --vkeys FILE | --trust FILE)... (--entry FILE | --receipt RECEIPT)
        FILE       a tlog-proof (C2SP), as `ledgerline receipt prove` writes it
        --vkey     the stream's verifier keys, from somewhere else than the proof: the Ed25519 one
                   and the ML-DSA-44 one; the proof needs a line for each algorithm given
        --vkeys    a file of such keys, one per line
        --trust    whom you trust outside: logs, and witnesses with a quorum; says until when the
                   entry is known to have been there. Time stamps are not part of a proof.
        --entry    the entry's exact bytes
        --receipt  the value of the header ledgerline-receipt
      Exit codes: 0 proven, 1 not proven, 2 wrong usage or something can't be read.
      """;

  private ProofCommand() {}

  /** Runs with the arguments behind {@value #NAME}. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Asked asked = parse(arguments);
      TlogProof proof = asked.proof();
      String wrong = wrong(proof, asked.keys(), asked.leafHash(), asked.receipt());
      if (wrong != null) {
        out.println("not proven: " + wrong);
        return VerifyCommand.FINDINGS;
      }
      Checkpoint checkpoint = proof.checkpoint();
      out.printf(
          "proven: entry %d of %s is in the tree of %d entries that its key signed.%n",
          proof.index(), checkpoint.origin(), checkpoint.size());
      return outside(proof, asked, out);
    } catch (IllegalArgumentException | UnreadableException e) {
      err.println(e.getMessage());
      return VerifyCommand.UNUSABLE;
    } catch (IOException e) {
      err.println("can't read " + e.getMessage());
      return VerifyCommand.UNUSABLE;
    }
  }

  /** Says when the entry was there at the latest, as far as trusted witnesses signed for it. */
  private static int outside(TlogProof proof, Asked asked, PrintStream out) {
    Trust trust = asked.trust();
    if (trust == null) {
      out.println("Nothing here says when: no anchor outside the installation was checked.");
      return VerifyCommand.CONSISTENT;
    }
    String older = trust.olderKeys(proof.signedNote());
    if (older != null) {
      out.println("note: " + older);
    }
    KeyRing keys = new KeyRing(asked.keys());
    Attested attested = trust.attested(proof.signedNote(), keys, List.of());
    for (String fault : attested.witnesses().faults()) {
      out.println("but: " + fault);
    }
    Grade grade = Grade.of(attested.witnesses().faults().isEmpty(), attested.anchor());
    out.println(
        switch (grade) {
          case Grade.NotConsistent _ ->
              "Somebody wrote into its checkpoint: ask for another proof.";
          case Grade.ConsistentInItself _ ->
              "Nothing here says when: its checkpoint has no quorum of witnesses that are trusted.";
          case Grade.AnchoredUpTo _ -> "The entry is " + grade.text() + ".";
        });
    return grade instanceof Grade.NotConsistent ? VerifyCommand.FINDINGS : VerifyCommand.CONSISTENT;
  }

  /**
   * What keeps the proof from showing that the leaf is in the log; null if it does show it.
   *
   * @param keys the keys that are trusted, each for the origin that it is named after
   * @param leafHash the hash of what was recorded
   * @param receipt the receipt, whose stream and index must be the proof's; null if not at hand
   */
  public static @Nullable String wrong(
      TlogProof proof, List<VerifierKey> keys, Hash leafHash, @Nullable Receipt receipt) {
    Checkpoint checkpoint = proof.checkpoint();
    String origin = checkpoint.origin();
    KeyRing known = new KeyRing(keys).named(origin);
    if (known.isEmpty()) {
      return "no trusted key is named after its origin " + origin + "; ask for that stream's key";
    }
    List<String> faults = known.faults(proof.signedNote());
    if (!faults.isEmpty()) {
      return "its checkpoint is not signed by trusted keys of "
          + origin
          + ": "
          + String.join("; ", faults);
    }
    if (receipt != null && !isStreamOf(receipt.stream(), origin)) {
      return "the receipt is for stream " + receipt.stream() + ", the proof for " + origin;
    }
    if (receipt != null && receipt.index() != proof.index()) {
      return "the receipt is for entry " + receipt.index() + ", the proof for " + proof.index();
    }
    return proof.includes(leafHash)
        ? null
        : "entry " + proof.index() + " in the signed tree is not the one that was given";
  }

  /** Whether an origin, {@code base/installation/stream/node}, is one of that stream. */
  private static boolean isStreamOf(String stream, String origin) {
    String[] parts = origin.split("/", -1);
    return parts.length >= 4 && parts[parts.length - 2].equals(stream);
  }

  private record Asked(
      TlogProof proof,
      List<VerifierKey> keys,
      @Nullable Trust trust,
      Hash leafHash,
      @Nullable Receipt receipt) {}

  private static Asked parse(List<String> arguments) throws IOException {
    List<Path> files = new ArrayList<>();
    List<VerifierKey> keys = new ArrayList<>();
    Trust trust = null;
    Path entry = null;
    Receipt receipt = null;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--vkey" -> keys.add(VerifierKey.parse(value(arguments, ++i)));
        case "--vkeys" ->
            VerifyOptions.vkeysIn(Path.of(value(arguments, ++i)))
                .forEach(vkey -> keys.add(VerifierKey.parse(vkey)));
        case "--trust" -> trust = Trust.read(Path.of(value(arguments, ++i)));
        case "--entry" -> entry = Path.of(value(arguments, ++i));
        case "--receipt" -> receipt = Receipt.parse(value(arguments, ++i));
        default -> files.add(Path.of(file(arguments.get(i))));
      }
    }
    if (files.size() != 1
        || (keys.isEmpty() && trust == null)
        || (entry == null && receipt == null)) {
      throw new IllegalArgumentException(USAGE);
    }
    Path file = files.getFirst();
    TlogProof proof = TlogProof.parse(read(file, TlogProof.MAX_BYTES));
    if (trust != null) {
      keys.addAll(trust.keysOf(proof.checkpoint().origin()).keys());
    }
    return new Asked(proof, keys, trust, leafHash(entry, receipt), receipt);
  }

  private static Hash leafHash(@Nullable Path entry, @Nullable Receipt receipt) throws IOException {
    if (entry == null) {
      if (receipt == null) {
        throw new IllegalArgumentException(USAGE);
      }
      return receipt.leafHash();
    }
    Hash hash = MerkleHasher.leafHash(read(entry, 0xFFFF));
    if (receipt != null && !receipt.leafHash().equals(hash)) {
      throw new IllegalArgumentException(
          entry + " is not the entry of that receipt: give the bytes as they were recorded");
    }
    return hash;
  }

  private static String file(String argument) {
    if (argument.startsWith("-")) {
      throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
    }
    return argument;
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value\n" + USAGE);
    }
    return arguments.get(at);
  }

  private static byte[] read(Path file, int most) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IllegalArgumentException(file + ": longer than " + most + " bytes");
      }
      return bytes;
    }
  }
}
