package io.ledgerline.server.assembly;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Adoption;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.server.process.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Going on with streams that are refused, on the data folder of a node that does not run. */
public final class LedgerAdoption implements AutoCloseable {
  private final DataFolder folder;
  private final Path data;
  private final LedgerConfig ledger;
  private final NodeEntries entries;
  private final Clock clock = Clock.systemUTC();

  /**
   * Claims the data folder.
   *
   * @throws ConfigException if it is in use, was closed for ever, or a setting is in the way
   */
  public LedgerAdoption(ServerConfig config, Map<String, String> environment) {
    this.data = config.data();
    if (!Files.isDirectory(data.resolve("ledger"))) {
      throw new ConfigException("data", "there is no ledger in " + data, "name its data folder");
    }
    LedgerClosing.requireOpen(data);
    this.ledger = LedgerSettings.of(config, environment);
    this.folder = DataFolder.claim(data);
    this.entries = new NodeEntries(new UuidV7(clock, new SecureRandom()), clock, config.node());
  }

  /** What is refused; signs nothing. */
  public Adoption.Findings look() {
    try {
      return Adoption.look(ledger, clock);
    } catch (LedgerException e) {
      throw LedgerSettings.refused(e);
    }
  }

  /**
   * Goes on with those streams.
   *
   * @param by who decided it, as an entry may say it: no person's name
   * @param reason why, likewise: a case or ticket
   * @throws IllegalArgumentException with a sentence, if that can't be
   */
  public List<Adoption.Adopted> adopt(
      String installation, Set<String> streams, String by, String reason) {
    try {
      // First: what the copy knows may be of entries that are gone.
      StaleCopy.mark(data);
      return Adoption.adopt(
          ledger,
          clock,
          installation,
          streams,
          entries::streamOpened,
          stream -> entries.adopted(installation, stream, by, reason));
    } catch (LedgerException e) {
      throw LedgerSettings.refused(e);
    } catch (IOException e) {
      throw new ConfigException("data", Sentence.of(e), "make " + data + " writable");
    }
  }

  @Override
  public void close() {
    folder.close();
  }
}
