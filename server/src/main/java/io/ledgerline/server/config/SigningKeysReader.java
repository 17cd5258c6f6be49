package io.ledgerline.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code signing_keys:}. */
final class SigningKeysReader {
  private static final String AT = "signing_keys.";
  private static final String NONE = "none";
  private static final String PASSPHRASE = "passphrase";
  private static final String COMMAND = "command";

  private final SettingTree tree;

  SigningKeysReader(SettingTree tree) {
    this.tree = tree;
  }

  ServerConfig.SigningKeys read() {
    var passphrase = tree.secret(AT + "passphrase");
    var protection = tree.name(AT + "protection", passphrase == null ? NONE : PASSPHRASE);
    var command = tree.optional(AT + "command");
    var path = command == null ? null : Path.of(command);
    var previous = tree.optional(AT + "previous");
    var before = tree.secret(AT + "previous_passphrase");
    together("passphrase", passphrase, protection.equals(PASSPHRASE), "protection: passphrase");
    together("command", command, protection.equals(COMMAND), "protection: command");
    together("previous_passphrase", before, PASSPHRASE.equals(previous), "previous: passphrase");
    if (path != null && !path.isAbsolute()) {
      throw new ConfigException(
          AT + "command", "'" + command + "' is no absolute path", "write the whole path");
    }
    if (previous != null && !previous.equals(NONE) && !previous.equals(PASSPHRASE)) {
      throw new ConfigException(
          AT + "previous", "'" + previous + "' is not known", "use one of none, passphrase");
    }
    var timeout = tree.duration(AT + "command_timeout", Duration.ofSeconds(10));
    return new ServerConfig.SigningKeys(
        protection, passphrase, path, timeout, settings(), previous, before);
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    for (String name : tree.names(AT + "settings")) {
      settings.put(name, tree.text(AT + "settings." + name, ""));
    }
    return settings;
  }

  private static void together(
      String key, @Nullable String value, boolean wanted, String otherwise) {
    if (wanted == (value != null)) {
      return;
    }
    throw new ConfigException(
        AT + key,
        (wanted ? "is missing beside " : "is set without ") + AT + otherwise,
        wanted ? "set it" : "remove it, or set " + AT + otherwise);
  }
}
