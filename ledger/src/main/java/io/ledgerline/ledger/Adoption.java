package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Going on honestly with streams that are refused because what was signed of them is not all here:
 * a store of last-signed sizes that was lost, a backup of the data that has to do.
 *
 * <p>Whatever the case, the old origin is closed where it is known to have ended and the entries
 * that are left go on under a new one, so that no origin ever gets a second history, not even one
 * that nobody here knows of. The ledger must not be open elsewhere.
 */
public final class Adoption {
  private Adoption() {}

  /**
   * A stream that is refused.
   *
   * @param stream its name
   * @param origin the origin that it was signed under last
   * @param why why it is refused
   * @param obstacle why it can't be adopted either, null if it can
   * @param size how many entries are here
   * @param root the root over them, null if it can't be told
   * @param signed the greatest checkpoint known for that origin, from the store and, where its
   *     signature is good, from the folder, size 0 if none is; then those for origins that only the
   *     store knows of
   */
  public record Refused(
      String stream,
      String origin,
      String why,
      @Nullable String obstacle,
      long size,
      @Nullable Hash root,
      List<Checkpoint> signed) {
    public Refused {
      signed = List.copyOf(signed);
    }

    /** How many entries are known to have been signed and are not here. */
    public long lost() {
      long most = signed.stream().mapToLong(Checkpoint::size).max().orElse(0);
      return Math.max(0, most - size);
    }
  }

  /**
   * What was found.
   *
   * @param installation the installation's id
   * @param refused the streams that are refused, sorted
   */
  public record Findings(String installation, List<Refused> refused) {
    public Findings {
      refused = List.copyOf(refused);
    }
  }

  /**
   * A stream that goes on.
   *
   * @param before what it was
   * @param origin its new origin
   * @param vkey the new origin's Ed25519 verifier key
   */
  public record Adopted(Refused before, String origin, String vkey) {}

  /** Makes the entries of {@code _system} about a stream that goes on, in their order. */
  @FunctionalInterface
  public interface Entries {
    /** At least one; each at most {@link Ledger#MAX_ENTRY_BYTES} long. */
    List<byte[]> about(Adopted stream);
  }

  /** What is refused and why; signs nothing, and leaves the last-signed store as it is. */
  public static Findings look(LedgerConfig config, InstantSource clock) throws LedgerException {
    try (FolderLock lock = FolderLock.take(config.dataDir())) {
      return look(config, clock, lock);
    }
  }

  private static Findings look(LedgerConfig config, InstantSource clock, FolderLock held)
      throws LedgerException {
    try (Core core = opened(config, clock)) {
      return RefusedStreams.of(core);
    } catch (IOException e) {
      throw new LedgerException("the ledger in " + config.dataDir() + " can't be read: " + e, e);
    }
  }

  private static Core opened(LedgerConfig config, InstantSource clock) throws LedgerException {
    return Core.open(config, new RealDisk(), clock, new SecureRandom(), false, Core.Purpose.LOOK);
  }

  /**
   * Goes on with those streams. What fails in between is finished by calling this again; until then
   * they stay refused.
   *
   * @param installation the installation that is meant
   * @throws IllegalArgumentException if that is another one, a stream is not refused, or one that
   *     must go along is not among them
   */
  public static List<Adopted> adopt(
      LedgerConfig config,
      InstantSource clock,
      String installation,
      Set<String> streams,
      StreamOpening opening,
      Entries entries)
      throws LedgerException {
    try (FolderLock lock = FolderLock.take(config.dataDir())) {
      List<Refused> chosen = begin(config, clock, installation, streams);
      return finish(config, clock, chosen, opening, entries);
    }
  }

  /** Writes the new origins down, pending; only then may a damaged store go. */
  private static List<Refused> begin(
      LedgerConfig config, InstantSource clock, String installation, Set<String> streams)
      throws LedgerException {
    RandomGenerator random = new SecureRandom();
    try (Core core = opened(config, clock)) {
      Findings findings = RefusedStreams.of(core);
      require(
          installation.equals(core.installation),
          "installation: " + installation + " (expected: " + core.installation + ')');
      List<Refused> chosen =
          findings.refused().stream().filter(each -> streams.contains(each.stream())).toList();
      requireAdoptable(core, findings, chosen, streams);
      for (Refused each : chosen) {
        StreamLog stream = core.streams.open(each.stream());
        if (!stream.origins().pending()) {
          String next = core.streams.anotherOrigin(each.stream(), random);
          stream.folder().writeOrigins(stream.origins().adopted(next, each.signed(), each.size()));
        }
        stream.folder().putRefusalAside();
      }
      if (core.lastSigned.damage() != null) {
        LastSigned.putAside(new RealDisk(), config.stateDir());
      }
      return chosen;
    } catch (IOException e) {
      throw new LedgerException("the adoption can't be written down: " + e, e);
    }
  }

  private static void requireAdoptable(
      Core core, Findings findings, List<Refused> chosen, Set<String> streams) {
    Set<String> unknown = new TreeSet<>(streams);
    chosen.forEach(each -> unknown.remove(each.stream()));
    require(unknown.isEmpty(), "streams: " + unknown + " (expected: ones that are refused)");
    for (Refused each : chosen) {
      require(each.obstacle() == null, "stream " + each.stream() + ": " + each.obstacle());
    }
    for (Refused each : findings.refused()) {
      String must = reasonToGoAlong(core, each);
      require(
          must == null || chosen.contains(each),
          "stream " + each.stream() + " must be adopted too: " + must);
    }
  }

  private static @Nullable String reasonToGoAlong(Core core, Refused stream) {
    if (core.lastSigned.damage() != null) {
      return "the damaged store may have held more about every stream";
    }
    if (stream.stream().equals(StreamName.SYSTEM)) {
      return "the entries about the others go there";
    }
    return core.streams.open(stream.stream()).origins().pending()
        ? "an adoption of it was begun"
        : null;
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }

  private static List<Adopted> finish(
      LedgerConfig config,
      InstantSource clock,
      List<Refused> chosen,
      StreamOpening opening,
      Entries entries)
      throws LedgerException {
    FolderLock none = FolderLock.none(); // the caller's is held
    try (Ledger ledger =
        Ledger.open(config, clock, opening, none, new RealDisk(), true, Core.Purpose.ADOPT)) {
      List<Adopted> adopted = new ArrayList<>();
      for (Refused each : chosen) {
        String stream = each.stream();
        adopted.add(new Adopted(each, ledger.origin(stream), ledger.vkey(stream)));
      }
      for (Adopted each : adopted) {
        for (byte[] entry : entries.about(each)) {
          ledger.append(StreamName.SYSTEM, entry);
        }
      }
      for (Refused each : chosen) {
        StreamLog stream = ledger.engine().core().streams.open(each.stream());
        stream.folder().writeOrigins(stream.origins().settled());
      }
      return adopted;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted: call it again", e);
    } catch (IOException e) {
      throw new LedgerException("the adoption can't be finished: " + e, e);
    }
  }
}
