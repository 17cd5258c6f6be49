package io.ledgerline.server.assembly;

import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.key.CommandKeyService;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.ledger.key.KeyServiceProvider;
import io.ledgerline.server.Places;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.Secret;
import io.ledgerline.server.config.ServerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where this node's ledger is and what protects its keys, from the configuration. */
final class LedgerSettings {
  private LedgerSettings() {}

  static LedgerConfig of(ServerConfig config, Map<String, String> environment) {
    var state = config.state() == null ? Places.state(config.data()) : config.state();
    try {
      return LedgerConfig.of(config.data().resolve("ledger"), state, config.origin(), config.node())
          .withKeyDir(config.data().resolve("keys"))
          .withKeyProtections(protections(config, environment));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "data, state, origin or node", String.valueOf(e.getMessage()), "see docs/serve.md");
    }
  }

  /** What the operator is told when the ledger can't be opened. */
  static ConfigException refused(LedgerException e) {
    return new ConfigException(
        "data", Sentence.of(e), "mend that before the start; nothing was changed");
  }

  /** What protects this node's keys at rest, then what may still protect older files. */
  static List<KeyProtection> protections(ServerConfig config, Map<String, String> environment) {
    var keys = config.signingKeys();
    var all = new ArrayList<KeyProtection>();
    all.add(
        switch (keys.protection()) {
          case "none" -> KeyProtection.none();
          case "passphrase" -> passphrase("passphrase", keys.passphrase(), environment);
          case "command" -> command(keys);
          default -> service(keys);
        });
    if ("none".equals(keys.previous())) {
      all.add(KeyProtection.none());
    } else if (keys.previous() != null) {
      all.add(passphrase("previous_passphrase", keys.previousPassphrase(), environment));
    }
    return all;
  }

  private static KeyProtection passphrase(
      String name, @Nullable String reference, Map<String, String> environment) {
    var key = "signing_keys." + name;
    try {
      var passphrase =
          Secret.of(key, Objects.requireNonNullElse(reference, "")).read(key, environment);
      return KeyProtection.passphrase(passphrase.toCharArray());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, "is too short", "use at least 12 characters");
    }
  }

  private static KeyProtection command(ServerConfig.SigningKeys keys) {
    try {
      var program = Objects.requireNonNull(keys.command());
      return KeyProtection.service(new CommandKeyService(program, keys.timeout()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "signing_keys.command", String.valueOf(e.getMessage()), "see docs/ledger.md");
    }
  }

  private static KeyProtection service(ServerConfig.SigningKeys keys) {
    var known = new TreeSet<>(List.of("none", "passphrase", "command"));
    try {
      for (KeyServiceProvider each : ServiceLoader.load(KeyServiceProvider.class)) {
        if (each.name().equals(keys.protection())) {
          return KeyProtection.service(each.connect(keys.settings()));
        }
        known.add(each.name());
      }
    } catch (IllegalArgumentException | ServiceConfigurationError e) {
      throw new ConfigException(
          "signing_keys.settings",
          "the key service " + keys.protection() + " says: " + e.getMessage(),
          "mend that setting");
    }
    throw new ConfigException(
        "signing_keys.protection",
        "'" + keys.protection() + "' is not known",
        "use one of "
            + String.join(", ", known)
            + ", or put a jar with a KeyServiceProvider of that name on the class path");
  }
}
