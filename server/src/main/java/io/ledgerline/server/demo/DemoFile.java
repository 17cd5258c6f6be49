package io.ledgerline.server.demo;

import io.ledgerline.server.process.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running demo tells other programs: {@code DIR/demo.json}.
 *
 * <p>Written last and in one step, mode 0600: a reader who sees it sees all of it, and the demo is
 * ready. It is removed when the demo stops.
 *
 * @param url base URL for callers
 * @param consoleUrl page for people
 * @param adminToken key with the role admin over the organization
 * @param keys a caller's key per tenant
 * @param simulator where the simulator tells what reached it; null with a real upstream
 */
record DemoFile(
    URI url, URI consoleUrl, String adminToken, Map<String, String> keys, @Nullable URI simulator) {
  static final String NAME = "demo.json";
  private static final JsonMapper JSON = JsonMapper.shared();

  void write(Path folder) {
    var document = new LinkedHashMap<String, Object>();
    document.put("url", url.toString());
    document.put("console_url", consoleUrl.toString());
    document.put("admin_token", adminToken);
    document.put("keys", keys);
    if (simulator != null) {
      document.put("simulator", simulator.toString());
    }
    var bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    try {
      PrivateFile.replace(folder.resolve(NAME), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo that runs on that folder; empty where none does. */
  static Optional<DemoFile> read(Path folder) {
    try {
      var node = JSON.readTree(Files.readString(folder.resolve(NAME)));
      var keys = new LinkedHashMap<String, String>();
      node.path("keys").properties().forEach(e -> keys.put(e.getKey(), e.getValue().asString()));
      return Optional.of(
          new DemoFile(
              URI.create(node.path("url").asString()),
              URI.create(node.path("console_url").asString()),
              node.path("admin_token").asString(),
              keys,
              node.has("simulator") ? URI.create(node.path("simulator").asString()) : null));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
