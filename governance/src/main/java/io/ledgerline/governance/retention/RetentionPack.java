package io.ledgerline.governance.retention;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule that many installations need, with where it is written. Content, not code: the file {@code
 * retention-packs.json} beside this class. A document names a pack and may say anything else
 * itself.
 *
 * @param name for example {@code hipaa}
 * @param spec what a document that names it says
 */
public record RetentionPack(String name, Spec spec) {
  private static final String RESOURCE = "retention-packs.json";
  private static final Map<String, RetentionPack> ALL = read();

  /** Every pack, by name. */
  public static List<RetentionPack> all() {
    return new ArrayList<>(ALL.values());
  }

  /**
   * The pack of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RetentionPack named(String name) {
    RetentionPack pack = ALL.get(name);
    if (pack == null) {
      throw new IllegalArgumentException(
          "pack: %s (expected: one of %s)".formatted(name, ALL.keySet()));
    }
    return pack;
  }

  private static Map<String, RetentionPack> read() {
    try (InputStream in = RetentionPack.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      var packs = new TreeMap<String, RetentionPack>();
      for (Spec each :
          new Spec(SpecJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
              .objects("packs")) {
        packs.put(each.text("pack"), new RetentionPack(each.text("pack"), each));
      }
      return packs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
