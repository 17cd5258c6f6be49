package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.origin.LedgerOrigins;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamName;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this node's logs known to the others and writes into its own ledger which logs the others
 * have: in {@code _system} theirs of {@code _system}, in a tenant's stream theirs of that tenant.
 * When one is new or closed, at each start, and once a day, so that any day of any log names the
 * others, and which of them were closed by then.
 */
final class OriginsPart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OriginsPart.class);

  private final Ledger ledger;
  private final LedgerOrigins origins;
  private final InstantSource clock;
  private final UuidV7 ids;
  private final Set<String> registered = new HashSet<>();
  private final Map<String, Listed> listed = new HashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;

  private record Listed(
      LocalDate day, SortedSet<String> origins, List<LedgerOrigins.Closed> closed) {}

  OriginsPart(Ledger ledger, LedgerOrigins origins, InstantSource clock, UuidV7 ids) {
    this.ledger = ledger;
    this.origins = origins;
    this.clock = clock;
    this.ids = ids;
  }

  /** Looks at once, and then once a rhythm. */
  OriginsPart start(Duration rhythm) {
    thread = Thread.ofVirtual().name("origins").start(() -> keepUp(rhythm));
    return this;
  }

  private void keepUp(Duration rhythm) {
    try {
      do {
        round();
      } while (!stop.await(rhythm.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look; what fails is tried again in the next. */
  synchronized void round() throws InterruptedException {
    try {
      register();
      Map<String, SortedSet<String>> others =
          new HashMap<>(origins.others(ledger.installation(), ledger.node()));
      Map<String, List<LedgerOrigins.Closed>> closed =
          origins.closedOthers(ledger.installation(), ledger.node());
      for (String stream : ledger.streams()) {
        list(
            stream,
            others.getOrDefault(stream, new TreeSet<>()),
            closed.getOrDefault(stream, List.of()));
      }
    } catch (DatabaseException | LedgerException e) {
      log.warn("origins of other nodes: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("a look for other nodes' origins failed; the next one tries again", e);
    }
  }

  private void register() {
    List<LedgerOrigins.Origin> fresh = new ArrayList<>();
    for (String stream : ledger.streams()) {
      if (!registered.contains(stream)) {
        fresh.add(
            new LedgerOrigins.Origin(
                ledger.origin(stream), stream, ledger.installation(), ledger.node()));
      }
    }
    origins.add(fresh);
    fresh.forEach(each -> registered.add(each.stream()));
  }

  private void list(String stream, SortedSet<String> others, List<LedgerOrigins.Closed> closed)
      throws LedgerException, InterruptedException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Listed now = new Listed(today, others, closed);
    if (others.isEmpty() || now.equals(listed.get(stream))) {
      return;
    }
    var details = EntryObject.object().texts("origins", others);
    if (!closed.isEmpty()) {
      details.objects("closed", closed.stream().map(OriginsPart::closed).toList());
    }
    var entry =
        EntryBuilder.entry(EventType.ORIGINS_LISTED, ids.next(), clock.instant(), stream)
            .text(Field.TENANT, stream.equals(StreamName.SYSTEM) ? null : stream)
            .text(Field.NODE, ledger.node())
            .number(Field.COUNT, others.size())
            .object(Field.DETAILS, details)
            .text(Field.SOURCE, "node");
    var unused = ledger.append(stream, entry.build());
    listed.put(stream, now);
  }

  private static EntryObject closed(LedgerOrigins.Closed each) {
    return EntryObject.object()
        .text("origin", each.origin())
        .number("size", each.size())
        .text("root", each.root())
        .text("at", each.at().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  @Override
  public void close() {
    stop.countDown();
    Thread running = thread;
    if (running != null) {
      try {
        running.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
