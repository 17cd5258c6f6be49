package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.origin.LedgerOrigins;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.disk.WholeFile;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.server.process.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ends the logs of a node that is retired: {@code stream.closed} in {@code _system} for every
 * tenant's stream and, as the last entry of all, for {@code _system} itself; then the other nodes
 * are told through the database. A mark in the data folder keeps the node from being started again;
 * what is cut off is finished by closing it again.
 */
public final class LedgerClosing implements AutoCloseable {
  private static final String MARK = "ledger-closed";
  private static final String BEGUN = "begun ";
  private static final String DONE = "done\n";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int BATCH = 500;

  private final Path data;
  private final DataFolder folder;
  private final Storage storage;
  private final NodeEntries entries;
  private final Clock clock = Clock.systemUTC();

  /** A log, and how much it holds. */
  public record Log(String stream, String origin, long size) {}

  /** A log that is refused, and why, in one sentence: it is in the way of closing. */
  public record Refused(String stream, String why) {}

  /**
   * What a node's logs are.
   *
   * @param refused those that can't be closed before they are mended or adopted
   */
  public record Look(List<Log> logs, List<Refused> refused) {}

  /**
   * Claims the data folder and opens what is in it.
   *
   * @throws ConfigException if it is in use, there is none, or a setting is in the way
   */
  public LedgerClosing(ServerConfig config, Map<String, String> environment) {
    this.data = config.data();
    if (!Files.isDirectory(data.resolve("ledger"))) {
      throw new ConfigException("data", "there is no ledger in " + data, "name its data folder");
    }
    this.folder = DataFolder.claim(data);
    this.entries = new NodeEntries(new UuidV7(clock, new SecureRandom()), clock, config.node());
    try {
      this.storage = Storage.open(config, environment, entries, clock);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Refuses the start of a node whose logs are closed, or were about to be. */
  static void requireOpen(Path data) {
    if (Files.exists(data.resolve(MARK))) {
      throw closed(data);
    }
  }

  /** Refuses an adoption after the last step; before it, a refused stream may be in its way. */
  static void requireUnfinished(Path data) {
    try {
      if (Files.exists(data.resolve(MARK)) && Files.readString(data.resolve(MARK)).equals(DONE)) {
        throw closed(data);
      }
    } catch (IOException e) {
      throw new ConfigException("data", Sentence.of(e), "make " + data + " readable");
    }
  }

  private static ConfigException closed(Path data) {
    return new ConfigException(
        "data",
        "the ledger in " + data + " was closed: this node is retired",
        "give a new node a data folder of its own; what is cut off, ledger close finishes");
  }

  /** The installation's id, to be confirmed. */
  public String installation() {
    return storage.ledger().installation();
  }

  /** Every log of this node; changes nothing. */
  public Look look() {
    try {
      return look(storage.ledger());
    } catch (LedgerException e) {
      throw LedgerSettings.refused(e);
    }
  }

  static Look look(Ledger ledger) throws LedgerException {
    Map<String, String> refused = ledger.health().refusedStreams();
    List<Log> logs = new ArrayList<>();
    for (String stream : ledger.streams()) {
      if (!refused.containsKey(stream)) {
        logs.add(new Log(stream, ledger.origin(stream), ledger.size(stream)));
      }
    }
    List<Refused> inTheWay = new ArrayList<>();
    refused.forEach((stream, why) -> inTheWay.add(new Refused(stream, why)));
    return new Look(logs, inTheWay);
  }

  /**
   * Closes all of them for ever.
   *
   * @param by who decided it, as an entry may say it: no person's name
   * @param reason why, likewise: a case or ticket
   * @throws IllegalArgumentException with a sentence, if that can't be
   */
  public List<Log> close(String installation, String by, String reason) {
    Ledger ledger = storage.ledger();
    if (!installation.equals(ledger.installation())) {
      throw new IllegalArgumentException(
          "installation: " + installation + " (expected: " + ledger.installation() + ")");
    }
    int refused = ledger.health().refusedStreams().size();
    if (refused > 0) {
      throw new IllegalArgumentException(
          refused
              + " streams are refused: mend or adopt them first (docs/ledger.md); ledger close"
              + " without --confirm says which and why");
    }
    try {
      Set<String> closed = closedSince(begin(ledger));
      List<LedgerOrigins.Closed> ended = new ArrayList<>();
      List<String> tenants = new ArrayList<>(ledger.streams());
      tenants.remove(StreamName.SYSTEM);
      for (String stream : tenants) {
        Checkpoint last = signed(ledger, stream);
        if (!closed.contains(last.origin())) {
          var unused =
              ledger.append(
                  StreamName.SYSTEM,
                  entries.streamClosed(stream, last.origin(), last, last.size(), by, reason));
        }
        ended.add(ended(last));
      }
      String system = ledger.origin(StreamName.SYSTEM);
      if (!closed.contains(system)) {
        long size = ledger.size(StreamName.SYSTEM) + 1;
        var unused =
            ledger.append(
                StreamName.SYSTEM,
                entries.streamClosed(StreamName.SYSTEM, system, null, size, by, reason));
      }
      ended.add(ended(signed(ledger, StreamName.SYSTEM)));
      tell(ledger, ended);
      mark(DONE);
      return look(ledger).logs();
    } catch (LedgerException e) {
      throw LedgerSettings.refused(e);
    } catch (IOException e) {
      throw new ConfigException("data", Sentence.of(e), "make " + data + " writable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted: call it again", e);
    }
  }

  /** Writes the mark before anything else; returns from where on entries may be about closing. */
  private long begin(Ledger ledger) throws IOException, LedgerException {
    Path mark = data.resolve(MARK);
    if (!Files.exists(mark)) {
      long from = ledger.size(StreamName.SYSTEM);
      mark(BEGUN + from + '\n');
      return from;
    }
    String text = Files.readString(mark).strip();
    if (!text.matches(BEGUN + "[0-9]{1,18}")) {
      throw new IllegalArgumentException("the ledger in " + data + " is closed already");
    }
    return Long.parseLong(text.substring(BEGUN.length()));
  }

  private void mark(String text) throws IOException {
    WholeFile.replaceDurably(
        new RealDisk(), data.resolve(MARK), text.getBytes(StandardCharsets.UTF_8));
  }

  private Set<String> closedSince(long from) throws LedgerException, IOException {
    Set<String> closed = new HashSet<>();
    long next = from;
    while (true) {
      List<StoredEntry> page = storage.ledger().read(StreamName.SYSTEM, next, BATCH);
      for (StoredEntry each : page) {
        if (EventType.STREAM_CLOSED.mayBe(each.bytes())) {
          add(closed, each.bytes());
        }
      }
      if (page.isEmpty()) {
        return closed;
      }
      next += page.size();
    }
  }

  private static void add(Set<String> closed, byte[] bytes) throws IOException {
    try {
      EntryView entry = EntryView.parse(bytes);
      String origin = entry.text(Field.ORIGIN);
      if (entry.type() == EventType.STREAM_CLOSED && origin != null) {
        closed.add(origin);
      }
    } catch (MalformedEntryException e) {
      throw new IOException("an entry of _system can't be read: " + e.getMessage(), e);
    }
  }

  /** The checkpoint over all of a stream, once it is signed. */
  private static Checkpoint signed(Ledger ledger, String stream)
      throws LedgerException, InterruptedException {
    if (!ledger.awaitPublished(stream, ledger.size(stream), LONGEST)) {
      throw new LedgerException(
          "stream " + stream + " was not signed within " + LONGEST.toSeconds() + " s: try again");
    }
    return ledger
        .published(stream)
        .orElseThrow(() -> new LedgerException("stream " + stream + " is refused"))
        .read((note, proofs) -> Checkpoint.parse(note.text()))
        .orElseThrow(() -> new LedgerException("stream " + stream + " has no checkpoint"));
  }

  private LedgerOrigins.Closed ended(Checkpoint last) {
    return new LedgerOrigins.Closed(
        last.origin(), last.size(), last.root().base64(), clock.instant());
  }

  private void tell(Ledger ledger, List<LedgerOrigins.Closed> ended) {
    var origins = new LedgerOrigins(storage.database());
    origins.add(
        ledger.streams().stream()
            .map(
                stream ->
                    new LedgerOrigins.Origin(
                        ledger.origin(stream), stream, ledger.installation(), ledger.node()))
            .toList());
    origins.close(ended);
  }

  @Override
  public void close() {
    try {
      storage.ledger().close();
    } catch (LedgerException e) {
      throw LedgerSettings.refused(e);
    } finally {
      storage.database().close();
      folder.close();
    }
  }
}
