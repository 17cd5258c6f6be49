package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsPartTest {
  private static final String VKEY =
      "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";

  @TempDir Path temporary;

  private AnchorsPart start(String anchors, Map<String, String> environment) throws Exception {
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    try (var ledger =
        Ledger.open(
            LedgerConfig.of(temporary.resolve("d"), temporary.resolve("s"), "ledger.example", "n1"),
            clock,
            (stream, origin, vkey) -> new byte[] {1})) {
      return AnchorsPart.start(
          ConfigReader.parse("anchors: " + anchors.replace("@", temporary + "/")).anchors(),
          environment,
          temporary.resolve("data"),
          ledger,
          clock,
          new UuidV7(clock, random),
          random);
    }
  }

  @Test
  void startsNothingThatIsNotConfigured() throws Exception {
    try (var part = start("{}", Map.of())) {
      assertThat(part.runners()).isEmpty();
    }
    assertThat(temporary.resolve("data")).doesNotExist();
  }

  @Test
  void runsEachOutsiderAndShowsItsFigures() throws Exception {
    Files.writeString(
        temporary.resolve("policy"), "witness w " + VKEY + " http://127.0.0.1:9/\nquorum w\n");
    try (var part =
        start(
            "{witness: {policy: '@policy'}, worm: {endpoint: 'http://127.0.0.1:9', bucket:"
                + " audit, access_key: 'env:A', secret_key: 'env:S'}}",
            Map.of("A", "id", "S", "key"))) {
      var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      assertThat(part.runners()).hasSize(2);
      Meters.bind(meters, part.runners());
      assertThat(meters.scrape())
          .contains("ledgerline_anchor_lag_seconds{anchor=\"witness\"}")
          .contains("ledgerline_anchor_late{anchor=\"worm\"} 0");
    }
  }

  @Test
  void saysWhichSettingIsInTheWay() throws Exception {
    Files.writeString(temporary.resolve("policy"), "quorum none\n");
    Files.writeString(temporary.resolve("nothing"), "no certificate");
    assertThatThrownBy(() -> start("{witness: {policy: '@policy'}}", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("anchors.witness.policy")
        .hasMessageContaining("at least one 'witness' line");
    assertThatThrownBy(() -> start("{witness: {policy: '@gone'}}", Map.of()))
        .hasMessageContaining("can't be read");
    assertThatThrownBy(
            () ->
                start(
                    "{timestamp: {authorities: {a: {url: 'http://h/', trust: '@nothing'}}}}",
                    Map.of()))
        .hasMessageContaining("anchors.timestamp.authorities.a.trust");
    assertThatThrownBy(
            () ->
                start(
                    "{worm: {endpoint: 'http://h', bucket: audit, access_key: 'env:A', secret_key:"
                        + " 'env:S'}}",
                    Map.of("A", "id")))
        .hasMessageContaining("anchors.worm.secret_key");
    assertThatThrownBy(() -> start("{worm: {bucket: audit}}", Map.of()))
        .hasMessageContaining("anchors.worm.endpoint");
  }
}
