package io.ledgerline.admin.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the ledger of this node is, and what it shows of its streams. */
public interface LedgerStates {
  /** The ledger as a whole. */
  Health health();

  /** Every stream of this node. */
  List<Stream> streams();

  /**
   * A public file of a stream (C2SP tlog-tiles): {@code checkpoint}, {@code vkey}, {@code tile/…}.
   *
   * @param stream any text; what is no stream has no files
   * @return null if there is none, or it is not published
   */
  byte @Nullable [] published(String stream, String name) throws Exception;

  /** The signing keys, oldest generation first, and what protects them at rest. */
  SigningKeys signingKeys();

  /** All vkeys of a stream, two per generation, oldest first. */
  List<String> vkeys(String stream);

  /** Makes another generation, which signs nothing yet. */
  SigningKeys.Generation makeKeys() throws Exception;

  /** Signs with that generation from now on. */
  void useKeys(int generation) throws Exception;

  /**
   * The keys that sign checkpoints.
   *
   * @param current the generation that signs
   * @param protection one word, {@code none} where only the files' mode protects them
   */
  record SigningKeys(int current, String protection, List<Generation> generations) {
    public SigningKeys {
      generations = List.copyOf(generations);
    }

    /**
     * One generation; the keys are raw public keys in Base64.
     *
     * @param number from 1
     * @param retired whether its secret half was destroyed
     */
    public record Generation(
        int number, Instant createdAt, String ed25519, String mlDsa44, boolean retired) {}
  }

  /** The tlog-proof (C2SP) of an entry, null while no published checkpoint covers it. */
  @Nullable String proof(String stream, long index) throws Exception;

  /**
   * The ledger as a whole.
   *
   * @param writable whether an append would be tried now
   * @param lastFailure one sentence, or null
   * @param figures further measurements by name
   */
  record Health(boolean writable, @Nullable String lastFailure, Map<String, Long> figures) {
    public Health {
      figures = Map.copyOf(figures);
    }
  }

  /**
   * One stream.
   *
   * @param size number of durable entries
   * @param origin first line of its checkpoints
   * @param refused why nothing is appended to it or shown of it, null for one that works
   */
  record Stream(String name, long size, String origin, @Nullable String refused) {}
}
