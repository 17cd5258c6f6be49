package io.ledgerline.anchors.worm;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * What was copied of a stream in one step, and where: the file {@code worm/<size>.json}.
 *
 * @param store the bucket
 * @param origin the stream's origin
 * @param from the size that the copy had before
 * @param size the size that it has now
 * @param checkpoint whether the checkpoint of that size is part of it; if not, another step follows
 * @param until until when every version named here is held at least
 * @param objects each object, with its version
 */
record Manifest(
    String store,
    String origin,
    long from,
    long size,
    boolean checkpoint,
    Instant until,
    List<Stored> objects) {
  /**
   * An object that was put.
   *
   * @param name its name below the origin, as in C2SP tlog-tiles
   * @param sha256 of its bytes, lower-case hex
   */
  record Stored(String name, String version, String sha256, long bytes) {
    String json() {
      return "{\"name\":%s,\"version_id\":%s,\"sha256\":%s,\"bytes\":%d}"
          .formatted(quoted(name), quoted(version), quoted(sha256), bytes);
    }
  }

  Manifest {
    objects = List.copyOf(objects);
  }

  byte[] format() {
    StringBuilder json = new StringBuilder(256 + 200 * objects.size());
    json.append("{\"v\":1,\"store\":").append(quoted(store));
    json.append(",\"origin\":").append(quoted(origin));
    json.append(",\"from\":").append(from).append(",\"size\":").append(size);
    json.append(",\"checkpoint\":").append(checkpoint);
    json.append(",\"mode\":\"").append(WormStore.COMPLIANCE).append("\",\"retain_until\":");
    json.append(quoted(until.toString())).append(",\"objects\":[");
    for (int i = 0; i < objects.size(); i++) {
      json.append(i == 0 ? "\n" : ",\n").append(objects.get(i).json());
    }
    return json.append("]}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
