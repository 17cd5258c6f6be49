package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.origin.LedgerOrigins;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is retired: its logs end, others are told, and it does not come back. */
class LedgerClosingIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private final UuidV7 ids = new UuidV7(CLOCK, new SecureRandom());
  @TempDir private Path temp;

  private ServerConfig config() {
    return ConfigReader.parse(
        """
        listen: {port: 0}
        node: n1
        data: %s
        state: %s
        origin: ledger.example
        upstream: {url: "http://127.0.0.1:9", credential: "env:KEY"}
        """
            .formatted(temp.resolve("data"), temp.resolve("state")));
  }

  private Ledger ledger() throws Exception {
    return Ledger.open(
        LedgerSettings.of(config(), Map.of()),
        CLOCK,
        (stream, origin, vkey) ->
            EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), CLOCK.instant(), "_system")
                .text(Field.ORIGIN, origin)
                .build());
  }

  private static List<EntryView> closings(Ledger ledger) throws Exception {
    List<EntryView> found = new ArrayList<>();
    for (StoredEntry each : ledger.read("_system", 0, 100)) {
      EntryView entry = EntryView.parse(each.bytes());
      if (entry.type() == EventType.STREAM_CLOSED) {
        found.add(entry);
      }
    }
    return found;
  }

  @Test
  void endsEveryLogTellsTheOthersAndKeepsTheNodeFromStartingAgain() throws Exception {
    String installation;
    String tenant;
    try (var ledger = ledger()) {
      ledger.append(
          "threadco",
          EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), CLOCK.instant(), "threadco")
              .build());
      installation = ledger.installation();
      tenant = ledger.origin("threadco");
    }
    try (var closing = new LedgerClosing(config(), Map.of())) {
      assertThat(closing.look().logs()).extracting(LedgerClosing.Log::stream).contains("threadco");
      LedgerClosing.requireOpen(temp.resolve("data"));
      assertThatThrownBy(() -> closing.close("00", "ops", "INC-1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected: " + installation);
      closing.close(installation, "ops", "INC-1");
    }
    // Cut off behind its entries: closing it again says nothing twice.
    Files.writeString(temp.resolve("data/ledger-closed"), "begun 0\n");
    try (var again = new LedgerClosing(config(), Map.of())) {
      again.close(installation, "ops", "INC-1");
      assertThatThrownBy(() -> again.close(installation, "ops", "INC-1"))
          .hasMessageContaining("closed already");
    }
    assertThatThrownBy(() -> Node.start(config(), Map.of("KEY", "sk-test")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("was closed");
    assertThatThrownBy(() -> new LedgerAdoption(config(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("was closed");

    long size;
    try (var ledger = ledger()) {
      List<EntryView> closings = closings(ledger);
      size = ledger.size("_system");
      assertThat(closings).hasSize(2);
      assertThat(closings.getFirst().text(Field.ORIGIN)).isEqualTo(tenant);
      assertThat(closings.getFirst().object(Field.DETAILS))
          .containsEntry("retired", true)
          .containsEntry("size", 1L)
          .containsEntry("closed_by", "ops")
          .containsKey("root");
      assertThat(closings.getLast().object(Field.DETAILS)).containsEntry("size", size);
    }
    othersHear(tenant, size);
    assertThat(
            Verify.run(
                    temp.resolve("data"),
                    VerifyOptions.defaults().withLastSigned(temp.resolve("state")))
                .findings())
        .isEmpty();
  }

  @Test
  void theLookNamesWhatIsRefusedWithItsSentenceAndStillShowsTheRest() throws Exception {
    for (String stream : List.of("threadco", "voltbay")) {
      try (var ledger = ledger()) {
        ledger.append(
            stream,
            EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), CLOCK.instant(), stream)
                .build());
      }
    }
    Files.writeString(
        temp.resolve("data/ledger/streams/voltbay/refused"), "the disk came back older\n");
    try (var ledger = ledger()) {
      var look = LedgerClosing.look(ledger);

      assertThat(look.logs()).extracting(LedgerClosing.Log::stream).contains("threadco", "_system");
      assertThat(look.refused())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.stream()).isEqualTo("voltbay");
                assertThat(each.why()).contains("the disk came back older");
              });
    }
  }

  /** Another node of the same database lists what was closed, once and again only for a new day. */
  private void othersHear(String tenant, long size) throws Exception {
    var cache = Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
    try (var database =
            Database.open(new DatabaseConfig.Embedded(temp.resolve("data/postgres"), cache));
        var other =
            Ledger.open(
                LedgerConfig.of(temp.resolve("o"), temp.resolve("os"), "ledger.example", "n2")
                    .withJournal(1 << 20, 3)
                    .withRhythm(Duration.ofMillis(5), Duration.ofMillis(50)),
                CLOCK,
                (stream, origin, vkey) ->
                    EntryBuilder.entry(
                            EventType.STREAM_OPENED, ids.next(), CLOCK.instant(), "_system")
                        .text(Field.ORIGIN, origin)
                        .build())) {
      var closed =
          new LedgerOrigins(database).closedOthers(other.installation(), "n2").get("threadco");
      assertThat(closed).singleElement().matches(each -> each.origin().equals(tenant));
      var part = new OriginsPart(other, new LedgerOrigins(database), CLOCK, ids);
      part.round();
      part.round();
      List<EntryView> listed = new ArrayList<>();
      for (StoredEntry each : other.read("_system", 0, 100)) {
        EntryView entry = EntryView.parse(each.bytes());
        if (entry.type() == EventType.ORIGINS_LISTED) {
          listed.add(entry);
        }
      }
      assertThat(listed)
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry.object(Field.DETAILS).get("closed").toString())
                      .contains("size=" + size)
                      .contains("root="));
    }
  }
}
