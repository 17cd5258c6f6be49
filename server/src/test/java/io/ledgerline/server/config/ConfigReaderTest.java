package io.ledgerline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.gateway.http.MoreHeaders;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @Test
  void anEmptyFileGivesTheDocumentedDefaults() {
    var config = ConfigReader.parse("");
    assertThat(config.listen()).isEqualTo(new ServerConfig.Listen("127.0.0.1", 8484, false));
    assertThat(config.tls()).isNull();
    assertThat(config.data()).isEqualTo(Path.of("ledgerline-data").toAbsolutePath());
    assertThat(config.state()).isNull();
    assertThat(config.node()).isEqualTo("n1");
    assertThat(config.origin()).isEqualTo("ledgerline.internal");
    assertThat(config.database().url()).isNull();
    assertThat(config.upstreams().get("default").url()).hasToString("https://api.anthropic.com");
    assertThat(config.upstreams().get("default").header()).isEqualTo("x-api-key");
    assertThat(config.upstreams().get("default").simulated()).isFalse();
    assertThat(config.upstreams().get("default").passHeaders()).isEqualTo(MoreHeaders.ALL);
    assertThat(config.policy().maxStale()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.policy().rulesLast()).isEqualTo(Duration.ofHours(24));
    assertThat(config.policy().unknownModel()).isEqualTo("refuse");
    assertThat(config.limits())
        .isEqualTo(new ServerConfig.Limits(32 << 20, 12_000, Duration.ofSeconds(120), 10_000_000));
    assertThat(config.documents())
        .isEqualTo(
            new ServerConfig.Documents(2, Duration.ofSeconds(10), 32 << 20, 1_000, 2_000_000, 256));
    assertThat(config.models()).isEmpty();
    assertThat(config.anchors().witness()).isNull();
    assertThat(config.anchors().authorities()).isEmpty();
    assertThat(config.anchors().worm()).isNull();
    assertThat(config.tracing().endpoint()).isNull();
    assertThat(config.log()).isEqualTo(new ServerConfig.Log("text", "info"));
  }

  @Test
  void everyKeyIsRead() {
    var config =
        ConfigReader.parse(
            """
            listen: {host: 0.0.0.0, port: 443}
            tls: {certificate: /a/cert.pem, key: /a/key.pem, client_ca: /a/ca.pem}
            data: /var/lib/ledgerline
            state: /var/lib/ledgerline-state
            node: n2
            origin: ledger.example.com
            database: {url: "jdbc:postgresql://db/ledgerline", migrator_password: "env:M",
                       app_password: "env:A", system_password: "file:/a/system"}
            upstream: {url: "https://claude.example", credential: "file:/a/key", header: authorization,
                       ca_file: /a/up.pem, pass_headers: [x-team, X-Cost-Centre]}
            policy: {max_stale: 5m, unknown_model: dearest, rules_last: 2h}
            limits: {body_bytes: 1048576, connections: 10, drain: 30s}
            documents: {at_once: 4, time: 5s, bytes: 1000000, pages: 50, characters: 1000, memory_mib: 128}
            upstreams: {legal: {url: "https://legal.example", credential: "env:LEGAL", pass_headers: x-matter}}
            anchors:
              witness: {policy: /a/trust, every: 30s, late_after: 5m}
              timestamp:
                every: 10m
                authorities: {acme: {url: "http://tsa.example/", trust: /a/tsa.pem, policy: 1.2.3}}
              worm: {endpoint: "https://s3.example", bucket: audit, access_key: "env:S3A",
                     secret_key: "env:S3S", retain_days: 30, prefix: x/}
            tracing: {endpoint: "http://127.0.0.1:4318/v1/traces"}
            log: {format: json, level: warn}
            """);
    assertThat(config.documents())
        .isEqualTo(new ServerConfig.Documents(4, Duration.ofSeconds(5), 1_000_000, 50, 1_000, 128));
    var anchors = config.anchors();
    assertThat(anchors.witness().policy()).isEqualTo(Path.of("/a/trust"));
    assertThat(anchors.witness().rhythm().every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(anchors.authorities().get("acme").policy()).isEqualTo("1.2.3");
    assertThat(anchors.stamps().every()).isEqualTo(Duration.ofMinutes(10));
    assertThat(anchors.worm().bucket()).isEqualTo("audit");
    assertThat(anchors.worm().retainDays()).isEqualTo(30);
    assertThat(config.listen().port()).isEqualTo(443);
    assertThat(config.tls().clientCa()).isEqualTo(Path.of("/a/ca.pem"));
    assertThat(config.state()).isEqualTo(Path.of("/var/lib/ledgerline-state"));
    assertThat(config.database().appPassword()).isEqualTo("env:A");
    assertThat(config.upstreams().get("default").header()).isEqualTo("authorization");
    assertThat(config.upstreams().get("default").passHeaders().has("x-cost-centre")).isTrue();
    assertThat(config.upstreams().get("legal").credential()).isEqualTo("env:LEGAL");
    assertThat(config.upstreams().get("legal").passHeaders().has("x-matter")).isTrue();
    assertThat(config.upstreams().get("legal").passHeaders().has("x-team")).isFalse();
    assertThat(config.policy().maxStale()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.policy().rulesLast()).isEqualTo(Duration.ofHours(2));
    assertThat(config.limits().drain()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.log().format()).isEqualTo("json");
  }

  @ParameterizedTest(name = "{0} is refused and names {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          listen: {port: 99999}                           | listen.port
          listen: {port: many}                            | listen.port
          listen: {host: 0.0.0.0}                         | listen.host
          listen: 8484                                    | listen
          upstream: {url: "ftp://x"}                      | upstream.url
          upstream: {url: "https://user:pass@x"}          | upstream.url
          upstream: {credential: sk-ant-secret}           | upstream.credential
          upstream: {header: cookie}                      | upstream.header
          upstream: {pass_headers: [x-team, cookie]}      | upstream.pass_headers
          upstream: {pass_headers: {x-team: yes}}         | upstream.pass_headers
          upstreams: {a: {pass_headers: [X-Forwarded-For]}} | upstreams.a.pass_headers
          tls: {certificate: /a.pem}                      | tls.key
          policy: {max_stale: soon}                       | policy.max_stale
          policy: {max_stale: -5m}                        | policy.max_stale
          policy: {rules_last: 30m}                       | policy.rules_last
          policy: {rules_last: 721h}                      | policy.rules_last
          policy: {unknown_model: free}                   | policy.unknown_model
          database: {url: "jdbc:mysql://x/y"}             | database.url
          documents: {memory_mib: 8}                      | documents.memory_mib
          node: "N 1"                                     | node
          """)
  void aBadValueIsRefusedByItsKey(String yaml, String key) {
    assertThatThrownBy(() -> ConfigReader.parse(yaml))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageNotContaining("sk-ant-secret")
        .hasMessageNotContaining("user:pass");
  }

  @Test
  void theStateFolderMustNotLieInsideTheDataFolder() {
    assertThatThrownBy(() -> ConfigReader.parse("data: /d\nstate: /d/state"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("outside /d");
  }

  @Test
  void brokenYamlIsRefusedWithItsLine() {
    assertThatThrownBy(() -> ConfigReader.parse("listen:\n  host: [1\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not YAML");
  }
}
