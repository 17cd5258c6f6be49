package io.ledgerline.server.assembly;

import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.server.Places;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.Secret;
import io.ledgerline.server.config.ServerConfig;
import java.util.Map;

/** Where this node's ledger is and what protects its keys, from the configuration. */
final class LedgerSettings {
  private LedgerSettings() {}

  static LedgerConfig of(ServerConfig config, Map<String, String> environment) {
    var state = config.state() == null ? Places.state(config.data()) : config.state();
    try {
      return LedgerConfig.of(config.data().resolve("ledger"), state, config.origin(), config.node())
          .withKeyDir(config.data().resolve("keys"))
          .withKeyProtection(protection(config, environment));
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

  private static KeyProtection protection(ServerConfig config, Map<String, String> environment) {
    var key = "signing_keys.passphrase";
    var reference = config.signingPassphrase();
    if (reference == null) {
      return KeyProtection.none();
    }
    try {
      var passphrase = Secret.of(key, reference).read(key, environment);
      return KeyProtection.passphrase(passphrase.toCharArray());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, "is too short", "use at least 12 characters");
    }
  }
}
