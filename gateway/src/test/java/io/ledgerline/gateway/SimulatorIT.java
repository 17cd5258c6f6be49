package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.call.EntryLog;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line against the strict simulator, and with the real ledger on disk. */
class SimulatorIT {
  private static final String VERSION = "anthropic-version: 2023-06-01";

  @TempDir Path folder;

  @Test
  void threeTurnsOfACachedConversationReadWhatTheOneBeforeWrote() throws Exception {
    String system =
        "\"system\":[{\"type\":\"text\",\"text\":\""
            + "Long rules. ".repeat(2000)
            + "\",\"cache_control\":{\"type\":\"ephemeral\"}}]";
    String first = "{\"role\":\"user\",\"content\":\"What may I return?\"}";
    String second =
        first
            + ",{\"role\":\"assistant\",\"content\":\"All of it.\"},{\"role\":\"user\",\"content\":\"And shoes?\"}";
    String third =
        second
            + ",{\"role\":\"assistant\",\"content\":\"Also.\"},{\"role\":\"user\",\"content\":\"Thanks.\"}";
    try (var simulator = SimulatorServer.start(SimulatorConfig.defaults());
        Rig rig =
            Rig.to(simulator.url())
                .prompt("You are ThreadCo's helper.", "Refunds within 30 days.")
                .start();
        RawClient client = rig.client()) {
      for (String messages : List.of(first, second, third)) {
        client.post(
            "/v1/messages",
            "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":200,\"stream\":true,"
                + system
                + ",\"messages\":["
                + messages
                + "]}",
            AUTH,
            VERSION);
        RawClient.Answer answer = client.read();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("event: message_stop");
      }
      rig.assertNothingIsHeld();

      List<EntryView> completed = rig.log.of(EventType.CALL_COMPLETED);
      long written = completed.get(0).number(Field.TOKENS_CACHE_WRITE_5M).orElse(0);
      assertThat(written).isGreaterThan(1000);
      assertThat(completed.get(1).number(Field.TOKENS_CACHE_READ)).hasValue(written);
      assertThat(completed.get(2).number(Field.TOKENS_CACHE_READ)).hasValue(written);
    }
  }

  @Test
  void keepsEveryAnsweredCallInTheLedgerOnDisk() throws Exception {
    var config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "n1");
    try (var simulator = SimulatorServer.start(SimulatorConfig.defaults());
        Ledger ledger =
            Ledger.open(config, InstantSource.system(), (stream, origin, vkey) -> opened());
        Rig rig = Rig.to(simulator.url()).ledger(EntryLog.of(ledger)).start();
        RawClient client = rig.client()) {
      for (int i = 0; i < 20; i++) {
        client.post(
            "/v1/messages",
            "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"hello "
                + i
                + "\"}]}",
            AUTH,
            VERSION);
        assertThat(client.read().status()).isEqualTo(200);
      }
      rig.assertNothingIsHeld();

      assertThat(ledger.size("threadco")).isEqualTo(40);
      EntryView last = EntryView.parse(ledger.read("threadco", 39, 1).getFirst().bytes());
      assertThat(last.type()).isEqualTo(EventType.CALL_COMPLETED);
      assertThat(last.admitted()).isEqualTo(new EntryView.Position("threadco", 38));
    }
  }

  @Test
  void survivesEveryFaultTheSimulatorKnowsWithoutHoldingAnything() throws Exception {
    List<String> faults =
        List.of(
            "error=529",
            "error=500",
            "reset",
            "disconnect-after-events=3",
            "stream-error=overloaded_error;error-after-events=2",
            "split-bytes=7",
            "unknown-events",
            "no-message-stop",
            "no-usage",
            "json-instead-of-sse",
            "no-event-lines",
            "gzip");
    try (var simulator = SimulatorServer.start(SimulatorConfig.defaults());
        Rig rig = Rig.to(simulator.url()).start()) {
      for (String fault : faults) {
        for (boolean stream : new boolean[] {true, false}) {
          try (RawClient client = rig.client()) {
            client.post(
                "/v1/messages",
                "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":50,\"stream\":"
                    + stream
                    + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
                AUTH,
                VERSION,
                "x-simulator: " + fault);
            client.read();
          }
          rig.assertNothingIsHeld();
        }
      }
      List<EntryView> admitted = rig.log.of(EventType.CALL_ADMITTED);
      assertThat(admitted).hasSize(faults.size() * 2);
      assertThat(rig.log.all()).hasSize(admitted.size() * 2);
    }
  }

  @Test
  void nothingThatProxiesBrowsersAndApplicationsSayOfTheirUserLeavesAndTheEntryNamesIt()
      throws Exception {
    try (var simulator = SimulatorServer.start(SimulatorConfig.defaults());
        Rig rig = Rig.to(simulator.url()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages",
          "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
          AUTH,
          VERSION,
          "User-Agent: claude-cli/2.1.329 (external, cli)",
          "X-Stainless-Lang: js",
          "X-Claude-Code-Session-Id: 0b1c",
          "cookie: session=secretcookie",
          "x-forwarded-for: 10.1.2.3",
          "forwarded: for=10.1.2.3",
          "x-real-ip: 10.1.2.3",
          "via: 1.1 proxy.intra.example",
          "referer: https://intra.example/",
          "x-openwebui-user-email: jane.doe@northwind-traders.com",
          "x-openwebui-user-name: Jane Doe",
          "x-future: A, b;c",
          "we!rd$name: v");
      assertThat(client.read().status()).isEqualTo(200);
      rig.assertNothingIsHeld();

      assertThat(simulator.recorder().exchanges().getFirst().headers())
          .extracting(header -> header.getKey().toLowerCase(java.util.Locale.ROOT))
          .containsExactlyInAnyOrder(
              "host",
              "content-length",
              "content-type",
              "x-api-key",
              "anthropic-version",
              "user-agent",
              "x-stainless-lang",
              "x-claude-code-session-id",
              "x-future",
              "we!rd$name");
      assertThat(rig.log.of(EventType.CALL_ADMITTED).getFirst().objects(Field.CHANGES))
          .filteredOn(change -> "headers_left_out".equals(change.get("kind")))
          .extracting(change -> change.get("name"))
          .containsExactly(
              "cookie, forwarded, referer, via, x-forwarded-for, x-openwebui-user-email,"
                  + " x-openwebui-user-name, x-real-ip");
    }
  }

  private static byte[] opened() {
    return EntryBuilder.entry(EventType.STREAM_OPENED, UUID.randomUUID(), Instant.EPOCH, "_system")
        .build();
  }
}
