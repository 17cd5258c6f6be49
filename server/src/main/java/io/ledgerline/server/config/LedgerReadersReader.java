package io.ledgerline.server.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what stands below {@code ledger_readers:}. */
final class LedgerReadersReader {
  private static final String AT = "ledger_readers";
  private static final List<String> WAYS = List.of("fingerprint", "subject", "san");

  private final SettingTree tree;

  LedgerReadersReader(SettingTree tree) {
    this.tree = tree;
  }

  Map<String, ServerConfig.LedgerReader> read() {
    var readers = new HashMap<String, ServerConfig.LedgerReader>();
    for (String name : tree.names(AT)) {
      if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        throw new ConfigException(AT + "." + name, "is no name", "use a-z, 0-9 and '-'");
      }
      readers.put(name, reader(AT + "." + name));
    }
    return Map.copyOf(readers);
  }

  private ServerConfig.LedgerReader reader(String at) {
    var found = new HashMap<String, String>();
    for (String way : WAYS) {
      var value = tree.optional(at + "." + way);
      if (value != null) {
        found.put(way, value);
      }
    }
    var key = tree.optional(at + ".key");
    if (key == null) {
      throw new ConfigException(at + ".key", "is missing", "name the id of the key it stands for");
    }
    if (found.size() != 1) {
      throw new ConfigException(
          at, "has " + found.size() + " of " + WAYS, "say in one way which certificate it is");
    }
    var only = found.entrySet().iterator().next();
    return new ServerConfig.LedgerReader(
        only.getKey(), checked(at, only.getKey(), only.getValue()), key);
  }

  private static String checked(String at, String way, String value) {
    var key = at + "." + way;
    switch (way) {
      case "fingerprint" -> {
        var hex = value.replace(":", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
          throw new ConfigException(
              key, "is no SHA-256 fingerprint", "write 64 hex digits (openssl x509 -fingerprint)");
        }
        return hex;
      }
      case "san" -> {
        if (!value.matches("(dns|uri|email):.{1,512}")) {
          throw new ConfigException(
              key, "'" + value + "' is no alternative name", "begin with dns:, uri: or email:");
        }
        return value;
      }
      default -> {
        return value;
      }
    }
  }
}
