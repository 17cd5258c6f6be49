package io.ledgerline.server.config;

import io.ledgerline.gateway.http.MoreHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads {@code ledgerline.yaml} into a checked {@link ServerConfig}.
 *
 * <p>Every failure is a {@link ConfigException} that names the key, the value and the mend.
 */
public final class ConfigReader {
  private static final int MOST_BYTES = 1 << 20;
  private final SettingTree tree;

  private ConfigReader(SettingTree tree) {
    this.tree = tree;
  }

  /** Reads and checks the file that {@code --config} names. */
  public static ServerConfig read(Path file) {
    return read(file, "--config");
  }

  /** Reads and checks the file that an option names. */
  public static ServerConfig read(Path file, String option) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ConfigException("" + file, "is larger than 1 MiB", "this is no configuration");
      }
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(
          option, "the file " + file + " can't be read", "check the path and its permissions");
    }
  }

  /** Checks the text of a configuration; an empty text gives all defaults. */
  public static ServerConfig parse(String yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new ConfigException(
          "line " + (at == null ? 1 : at.getLineNr()),
          "is not YAML",
          "check indentation and colons");
    } catch (UncheckedIOException e) {
      throw new ConfigException("configuration", "is not YAML", "check indentation and colons");
    }
    if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
      throw new ConfigException("configuration", "is not a mapping", "start it with 'listen:'");
    }
    var tree = new SettingTree(root);
    var config = new ConfigReader(tree).config();
    tree.refuseUnknown();
    return config;
  }

  private ServerConfig config() {
    var listen =
        new ServerConfig.Listen(
            tree.text("listen.host", "127.0.0.1"),
            tree.number("listen.port", 8484, 0, 65_535),
            tree.flag("listen.plaintext"));
    var config =
        new ServerConfig(
            listen,
            tls(),
            Path.of(tree.text("data", "ledgerline-data")).toAbsolutePath().normalize(),
            tree.path("state"),
            tree.name("node", "n1"),
            tree.text("origin", "ledgerline.internal"),
            new SigningKeysReader(tree).read(),
            new ServerConfig.DatabaseConfig(
                tree.optional("database.url"),
                tree.secret("database.migrator_password"),
                tree.secret("database.app_password"),
                tree.secret("database.system_password")),
            upstreams(),
            new ServerConfig.Policy(
                tree.duration("policy.max_stale", Duration.ofMinutes(15)),
                tree.oneOf("policy.unknown_model", "refuse", "dearest"),
                rulesLast()),
            new ServerConfig.Limits(
                tree.number("limits.body_bytes", 32 << 20, 1024, 256 << 20),
                tree.number("limits.connections", 12_000, 1, 1_000_000),
                tree.duration("limits.drain", Duration.ofSeconds(120)),
                tree.number("limits.copy_behind", 10_000_000, 0, Integer.MAX_VALUE)),
            new ServerConfig.Documents(
                tree.number("documents.at_once", 2, 0, 64),
                tree.duration("documents.time", Duration.ofSeconds(10)),
                tree.number("documents.bytes", 32 << 20, 1024, 256 << 20),
                tree.number("documents.pages", 1_000, 1, 100_000),
                tree.number("documents.characters", 2_000_000, 1, 50_000_000),
                tree.number("documents.memory_mib", 256, 64, 16_384)),
            new ModelsReader(tree).read(),
            new AnchorsReader(tree).read(),
            new LedgerReadersReader(tree).read(),
            new ServerConfig.Tracing(tree.uriOrNull("tracing.endpoint")),
            new ServerConfig.Log(
                tree.oneOf("log.format", "text", "json"),
                tree.oneOf("log.level", "info", "error", "warn", "debug")));
    check(config);
    return config;
  }

  private Duration rulesLast() {
    Duration last = tree.duration("policy.rules_last", Duration.ofHours(24));
    if (last.compareTo(Duration.ofHours(1)) < 0 || last.compareTo(Duration.ofDays(30)) > 0) {
      throw new ConfigException(
          "policy.rules_last", "is out of range", "use a time from 1h to 720h");
    }
    return last;
  }

  private static void check(ServerConfig config) {
    var host = config.listen().host();
    boolean local = host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    if (!local && config.tls() == null && !config.listen().plaintext()) {
      throw new ConfigException(
          "listen.host",
          "'" + host + "' is reachable from outside and tls is not set",
          "set tls.certificate and tls.key, or listen.plaintext: true behind a TLS proxy");
    }
    if (!config.ledgerReaders().isEmpty()
        && (config.tls() == null || config.tls().clientCa() == null)) {
      throw new ConfigException(
          "ledger_readers", "is set while tls.client_ca is not", "set tls.client_ca");
    }
    var state = config.state();
    if (state != null && state.startsWith(config.data())) {
      throw new ConfigException(
          "state",
          "'" + state + "' lies inside data, so a restored backup would take it along",
          "choose a folder outside " + config.data());
    }
    if (config.database().url() != null
        && !config.database().url().startsWith("jdbc:postgresql://")) {
      throw new ConfigException(
          "database.url", "is no PostgreSQL URL", "write jdbc:postgresql://host:5432/name");
    }
  }

  private ServerConfig.@Nullable Tls tls() {
    var certificate = tree.path("tls.certificate");
    var key = tree.path("tls.key");
    var clientCa = tree.path("tls.client_ca");
    boolean required = tree.oneOf("tls.client_auth", "required", "optional").equals("required");
    if (!required && clientCa == null) {
      throw new ConfigException(
          "tls.client_auth", "is optional while tls.client_ca is not set", "set tls.client_ca");
    }
    if (certificate == null && key == null && clientCa == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new ConfigException(
          certificate == null ? "tls.certificate" : "tls.key",
          "is missing while other tls keys are set",
          "give both tls.certificate and tls.key");
    }
    return new ServerConfig.Tls(certificate, key, clientCa, required);
  }

  private ServerConfig.Upstream upstream(String at) {
    var url = tree.uriOrNull(at + ".url");
    return new ServerConfig.Upstream(
        url == null ? URI.create("https://api.anthropic.com") : url,
        tree.secret(at + ".credential"),
        tree.oneOf(at + ".header", "x-api-key", "authorization"),
        tree.path(at + ".ca_file"),
        tree.flag(at + ".simulated"),
        passHeaders(at + ".pass_headers"));
  }

  private MoreHeaders passHeaders(String key) {
    if (!tree.has(key)) {
      return MoreHeaders.ALL;
    }
    try {
      return MoreHeaders.of(tree.texts(key));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          key,
          "can't be followed: " + e.getMessage(),
          "name headers that the upstream needs; credentials, cookies and addresses stay here");
    }
  }

  private Map<String, ServerConfig.Upstream> upstreams() {
    var named = new LinkedHashMap<String, ServerConfig.Upstream>();
    named.put("default", upstream("upstream"));
    for (String name : tree.names("upstreams")) {
      if (!name.matches("[a-z0-9][a-z0-9-]{0,62}") || name.equals("default")) {
        throw new ConfigException(
            "upstreams." + name, "is no name for a further upstream", "use a-z, 0-9 and '-'");
      }
      named.put(name, upstream("upstreams." + name));
    }
    return Map.copyOf(named);
  }
}
