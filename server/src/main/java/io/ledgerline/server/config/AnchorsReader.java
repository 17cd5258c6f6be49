package io.ledgerline.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code anchors:}. */
final class AnchorsReader {
  private static final String AT = "anchors.";
  private static final int MOST_DAYS = 36_500;

  private final SettingTree tree;

  AnchorsReader(SettingTree tree) {
    this.tree = tree;
  }

  AnchorsConfig read() {
    return new AnchorsConfig(
        witness(),
        authorities(),
        rhythm("timestamp", Duration.ofHours(1), Duration.ofHours(6)),
        worm());
  }

  private AnchorsConfig.Rhythm rhythm(String group, Duration every, Duration lateAfter) {
    return new AnchorsConfig.Rhythm(
        tree.duration(AT + group + ".every", every),
        tree.duration(AT + group + ".late_after", lateAfter));
  }

  private AnchorsConfig.@Nullable Witness witness() {
    var rhythm = rhythm("witness", Duration.ofSeconds(60), Duration.ofMinutes(15));
    var policy = tree.path(AT + "witness.policy");
    return policy == null ? null : new AnchorsConfig.Witness(policy, rhythm);
  }

  private Map<String, AnchorsConfig.Authority> authorities() {
    var at = AT + "timestamp.authorities";
    var named = new LinkedHashMap<String, AnchorsConfig.Authority>();
    for (String name : tree.names(at)) {
      var key = at + "." + name;
      if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        throw new ConfigException(key, "is no name for an authority", "use a-z, 0-9 and '-'");
      }
      var policy = tree.optional(key + ".policy");
      if (policy != null && !policy.matches("[0-2](\\.(0|[1-9][0-9]{0,18})){1,30}")) {
        throw new ConfigException(key + ".policy", "is no object id", "write for example 1.2.3.4");
      }
      named.put(name, new AnchorsConfig.Authority(uri(key + ".url"), path(key + ".trust"), policy));
    }
    return Map.copyOf(named);
  }

  private AnchorsConfig.@Nullable Worm worm() {
    var at = AT + "worm.";
    var rhythm = rhythm("worm", Duration.ofHours(1), Duration.ofHours(6));
    var endpoint = tree.uriOrNull(at + "endpoint");
    var region = tree.text(at + "region", "us-east-1");
    var bucket = tree.optional(at + "bucket");
    var access = tree.secret(at + "access_key");
    var secret = tree.secret(at + "secret_key");
    var prefix = tree.text(at + "prefix", "ledgerline/");
    int days = tree.number(at + "retain_days", 2190, 1, MOST_DAYS);
    if (endpoint == null && bucket == null && access == null && secret == null) {
      return null;
    }
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      throw new ConfigException(at + "prefix", "does not end in '/'", "write " + prefix + "/");
    }
    return new AnchorsConfig.Worm(
        required(at + "endpoint", endpoint),
        region,
        required(at + "bucket", bucket),
        required(at + "access_key", access),
        required(at + "secret_key", secret),
        prefix,
        days,
        rhythm);
  }

  private URI uri(String key) {
    return required(key, tree.uriOrNull(key));
  }

  private Path path(String key) {
    return required(key, tree.path(key));
  }

  private static <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw new ConfigException(
          key, "is missing while other keys beside it are set", "see docs/anchors.md");
    }
    return value;
  }
}
