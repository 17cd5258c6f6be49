package io.ledgerline.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
  private final JsonNode root;
  private final List<String> known = new ArrayList<>();

  private ConfigReader(JsonNode root) {
    this.root = root;
  }

  /** Reads and checks one file. */
  public static ServerConfig read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ConfigException("" + file, "is larger than 1 MiB", "this is no configuration");
      }
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(
          "--config", "the file " + file + " can't be read", "check the path and its permissions");
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
    var reader = new ConfigReader(root);
    var config = reader.config();
    reader.refuseUnknown("", root);
    return config;
  }

  private ServerConfig config() {
    var listen =
        new ServerConfig.Listen(
            text("listen.host", "127.0.0.1"),
            number("listen.port", 8484, 0, 65_535),
            flag("listen.plaintext"));
    var config =
        new ServerConfig(
            listen,
            tls(),
            Path.of(text("data", "ledgerline-data")).toAbsolutePath().normalize(),
            path("state"),
            name("node", "n1"),
            text("origin", "ledgerline.internal"),
            new ServerConfig.DatabaseConfig(
                optional("database.url"), optional("database.user"), secret("database.password")),
            upstream(),
            new ServerConfig.Policy(
                duration("policy.max_stale", Duration.ofMinutes(15)),
                oneOf("policy.unknown_model", "refuse", "dearest")),
            new ServerConfig.Limits(
                number("limits.body_bytes", 32 << 20, 1024, 256 << 20),
                number("limits.connections", 12_000, 1, 1_000_000),
                duration("limits.drain", Duration.ofSeconds(120))),
            new ServerConfig.Tracing(uriOrNull("tracing.endpoint")),
            new ServerConfig.Log(
                oneOf("log.format", "text", "json"),
                oneOf("log.level", "info", "error", "warn", "debug")));
    check(config);
    return config;
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
    var certificate = path("tls.certificate");
    var key = path("tls.key");
    var clientCa = path("tls.client_ca");
    if (certificate == null && key == null && clientCa == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new ConfigException(
          certificate == null ? "tls.certificate" : "tls.key",
          "is missing while other tls keys are set",
          "give both tls.certificate and tls.key");
    }
    return new ServerConfig.Tls(certificate, key, clientCa);
  }

  private ServerConfig.Upstream upstream() {
    var url = uriOrNull("upstream.url");
    return new ServerConfig.Upstream(
        url == null ? URI.create("https://api.anthropic.com") : url,
        secret("upstream.credential"),
        oneOf("upstream.header", "x-api-key", "authorization"),
        path("upstream.ca_file"),
        flag("upstream.simulated"));
  }

  private JsonNode at(String key) {
    known.add(key);
    JsonNode node = root;
    for (String part : key.split("\\.")) {
      node = node.path(part);
    }
    return node;
  }

  private @Nullable String optional(String key) {
    var node = at(key);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isValueNode()) {
      throw new ConfigException(key, "is no single value", "write one value after the colon");
    }
    return node.asString();
  }

  private String text(String key, String otherwise) {
    var found = optional(key);
    return found == null ? otherwise : found;
  }

  private String name(String key, String otherwise) {
    var found = text(key, otherwise);
    if (!found.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new ConfigException(
          key, "'" + found + "' is no name", "use a-z, 0-9 and '-', at most 63 characters");
    }
    return found;
  }

  private @Nullable String secret(String key) {
    var found = optional(key);
    return found == null ? null : Secret.of(key, found).reference();
  }

  private @Nullable Path path(String key) {
    var found = optional(key);
    return found == null ? null : Path.of(found).toAbsolutePath().normalize();
  }

  private boolean flag(String key) {
    return Boolean.parseBoolean(oneOf(key, "false", "true"));
  }

  private String oneOf(String key, String otherwise, String... others) {
    var found = text(key, otherwise);
    var allowed = new TreeSet<>(Arrays.asList(others));
    allowed.add(otherwise);
    if (!allowed.contains(found)) {
      throw new ConfigException(
          key, "'" + found + "' is not known", "use one of " + String.join(", ", allowed));
    }
    return found;
  }

  private int number(String key, int otherwise, int least, int most) {
    var found = text(key, Integer.toString(otherwise));
    try {
      int value = Integer.parseInt(found);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence as a number out of range
    }
    throw new ConfigException(
        key, "'" + found + "' is out of range", "use a number from " + least + " to " + most);
  }

  private Duration duration(String key, Duration otherwise) {
    var found = text(key, otherwise.toString());
    try {
      var iso = found.startsWith("P") ? found : "PT" + found;
      var value = Duration.parse(iso);
      if (value.isPositive()) {
        return value;
      }
    } catch (DateTimeParseException e) {
      // falls through to the same sentence as a duration that is not positive
    }
    throw new ConfigException(
        key, "'" + found + "' is no duration", "write for example 15m, 120s or PT15M");
  }

  private @Nullable URI uriOrNull(String key) {
    var found = optional(key);
    if (found == null) {
      return null;
    }
    try {
      var uri = URI.create(found);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the same sentence as an address of another kind
    }
    throw new ConfigException(
        key,
        "is no http or https address without user info",
        "write for example https://host/path");
  }

  private void refuseUnknown(String prefix, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      var key = prefix + field.getKey();
      boolean group = known.stream().anyMatch(k -> k.startsWith(key + "."));
      if (group && field.getValue().isObject()) {
        refuseUnknown(key + ".", field.getValue());
      } else if (group && !field.getValue().isNull()) {
        throw new ConfigException(key, "is a group of settings", "indent its keys below it");
      } else if (!group && !known.contains(key)) {
        throw new ConfigException(
            key, "is not a setting of ledgerline", "known are: " + String.join(", ", known));
      }
    }
  }
}
