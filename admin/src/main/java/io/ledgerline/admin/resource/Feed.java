package io.ledgerline.admin.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.http.Answer;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.AuditQueries;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Server-sent events: one per entry that arrives, its place in the ledger as the event's id. */
final class Feed {
  private static final int MOST_AT_ONCE = 500;
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final AuditQueries audit;
  private final Clock clock;
  private final Duration lasts;

  Feed(AuditQueries audit, Clock clock, Duration lasts) {
    this.audit = audit;
    this.clock = clock;
    this.lasts = lasts;
  }

  void send(ReadScope scope, AuditFilter filter, long from, Answer.Pieces pieces) throws Exception {
    var end = clock.instant().plus(lasts);
    long place = from;
    Instant lastSent = clock.instant();
    pieces.send(": following\n\n".getBytes(UTF_8));
    while (pieces.open() && clock.instant().isBefore(end)) {
      var tail = audit.tail(scope, filter, place, MOST_AT_ONCE);
      place = tail.place();
      if (!tail.items().isEmpty()) {
        var events = new ByteArrayOutputStream();
        for (var row : tail.items()) {
          events.write(("id: " + row.stream() + "/" + row.index() + "\ndata: ").getBytes(UTF_8));
          events.write(row.bytes());
          events.write('\n');
          events.write('\n');
        }
        pieces.send(events.toByteArray());
        lastSent = clock.instant();
      }
      if (Duration.between(lastSent, clock.instant()).compareTo(HEARTBEAT) > 0) {
        pieces.send(":\n\n".getBytes(UTF_8));
        lastSent = clock.instant();
      }
      if (!tail.more()) {
        Thread.sleep(LOOK_EVERY);
      }
    }
  }
}
