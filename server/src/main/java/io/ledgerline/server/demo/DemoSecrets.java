package io.ledgerline.server.demo;

import io.ledgerline.server.process.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's own keys by name, kept for its next start; mode 0600. A real key is shown once only.
 */
final class DemoSecrets {
  private static final String NAME = "demo-keys.json";
  private static final JsonMapper JSON = JsonMapper.shared();

  private DemoSecrets() {}

  static void write(Path folder, Map<String, String> secrets) throws IOException {
    PrivateFile.replace(folder.resolve(NAME), JSON.writeValueAsBytes(secrets));
  }

  /** What an earlier start left; empty where there is nothing usable. */
  static Map<String, String> read(Path folder) {
    var secrets = new LinkedHashMap<String, String>();
    try {
      var file = folder.resolve(NAME);
      if (Files.exists(file)) {
        JSON.readTree(Files.readAllBytes(file))
            .properties()
            .forEach(e -> secrets.put(e.getKey(), e.getValue().asString()));
      }
    } catch (IOException | JacksonException e) {
      secrets.clear();
    }
    return secrets;
  }
}
