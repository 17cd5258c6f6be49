package io.ledgerline.evidence;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A pack taken apart by the JDK's own ZIP reader, changed, and put together again with care. */
final class Repacked {
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private Repacked() {}

  static Repacked of(Path pack) throws Exception {
    var repacked = new Repacked();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(pack)))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        repacked.parts.put(each.getName(), zip.readAllBytes());
      }
    }
    return repacked;
  }

  Map<String, byte[]> parts() {
    return parts;
  }

  byte[] part(String name) {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException(name + " (expected: one of " + parts.keySet() + ")");
    }
    return bytes;
  }

  Repacked change(String name, UnaryOperator<byte[]> change) {
    parts.put(name, change.apply(part(name).clone()));
    return this;
  }

  Repacked with(Consumer<Map<String, byte[]>> change) {
    change.accept(parts);
    return this;
  }

  /** Writes all parts with a manifest and a container that fit them, as a forger would. */
  Path to(Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      PackWriter writer = new PackWriter(out);
      for (Map.Entry<String, byte[]> each : parts.entrySet()) {
        if (!each.getKey().equals("MANIFEST")) {
          writer.add(each.getKey(), each.getValue());
        }
      }
      writer.finish();
    }
    return file;
  }
}
