package io.ledgerline.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a secret is, never the secret itself: {@code env:NAME} or {@code file:/path}.
 *
 * <p>A plain value is refused, so that no configuration file holds a credential. {@link #toString}
 * shows the reference only.
 */
public record Secret(String reference) {
  /** Checks the form; {@code key} names the setting in the error. */
  public static Secret of(String key, String reference) {
    if (!reference.startsWith("env:") && !reference.startsWith("file:")) {
      throw new ConfigException(
          key,
          "a secret may not stand in the configuration",
          "write env:NAME or file:/path instead of the value");
    }
    return new Secret(reference);
  }

  /** The value now; {@code key} names the setting in the error where it can't be read. */
  public String read(String key, Map<String, String> environment) {
    if (reference.startsWith("env:")) {
      var name = reference.substring("env:".length());
      var value = environment.getOrDefault(name, "").strip();
      if (value.isEmpty()) {
        throw new ConfigException(
            key, "the environment variable " + name + " is not set", "set it before the start");
      }
      return value;
    }
    return readFile(key, Path.of(reference.substring("file:".length())));
  }

  private static String readFile(String key, Path file) {
    try {
      var value = Files.readString(file).strip();
      if (value.isEmpty()) {
        throw new ConfigException(key, "the file " + file + " is empty", "put the secret in it");
      }
      return value;
    } catch (IOException e) {
      throw new ConfigException(
          key, "the file " + file + " can't be read", "check the path and its permissions");
    }
  }
}
